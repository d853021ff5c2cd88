/** Customers, their contact points, how they are found and how files bring them in. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "web",
      "api",
      "identity",
      "audit",
      "importing",
      "fields",
      "db :: customers",
      "db :: fields",
      "db :: importing",
      "db :: identity"
    })
package io.kesher.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
