/**
 * What every resource under {@code /api/v1} keeps to, so that no module can forget it: versions,
 * filters, pages, sparse fields, requests that may be sent twice, limits, and the document of it
 * all.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"values", "web", "db :: api"})
package io.kesher.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
