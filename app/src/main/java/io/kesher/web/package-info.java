/**
 * The page frame, forms, errors, assets and live events: what every page and every answer has in
 * common.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"values"})
package io.kesher.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
