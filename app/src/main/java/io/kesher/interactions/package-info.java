/** What the office and its customers say to each other, and the timeline in which it stands. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "web",
      "api",
      "identity",
      "audit",
      "importing",
      "hours",
      "customers",
      "profitability",
      "rounds",
      "db :: interactions",
      "db :: customers",
      "db :: identity"
    })
package io.kesher.interactions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
