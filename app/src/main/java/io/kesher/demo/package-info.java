/**
 * A believable Hebrew insurance office, made by code: the files that such an office already has.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.kesher.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
