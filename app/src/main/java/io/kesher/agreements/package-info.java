/** Products, product lines and the agreements that customers hold. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "tables",
      "web",
      "api",
      "identity",
      "audit",
      "importing",
      "customers",
      "db :: customers",
      "db :: agreements"
    })
package io.kesher.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
