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
      "files",
      "db :: customers",
      "db :: agreements",
      "db :: identity"
    })
package io.kesher.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
