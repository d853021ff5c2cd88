/**
 * Views of lists: what a list is filtered by, put together by hand, and what a list was asked for,
 * kept under a name for oneself or for all.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"values", "web", "api", "identity", "db :: views"})
package io.kesher.views;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
