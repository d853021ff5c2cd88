/**
 * Custom fields: what the office itself wants to know of its customers, described once. What they
 * hold stands with the customers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"values", "web", "api", "identity", "db :: fields"})
package io.kesher.fields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
