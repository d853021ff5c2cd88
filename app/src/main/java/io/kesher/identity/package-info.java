/**
 * Who works in the office and how they come in: the office itself, employees, sign-in, sessions,
 * API keys.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "db :: identity"})
package io.kesher.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
