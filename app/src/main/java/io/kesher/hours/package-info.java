/** When the office is there and when somebody is: working hours, feasts, and time that counts. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"web", "api", "identity", "db :: hours", "db :: identity"})
package io.kesher.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
