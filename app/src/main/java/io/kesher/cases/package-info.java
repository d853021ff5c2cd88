/**
 * What customers ask for and what went wrong for them: requests, faults and complaints, until they
 * are solved.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "web",
      "api",
      "identity",
      "audit",
      "hours",
      "importing",
      "customers",
      "files",
      "profitability",
      "books",
      "rounds",
      "interactions",
      "db :: cases",
      "db :: customers",
      "db :: identity",
      "db :: profitability"
    })
package io.kesher.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
