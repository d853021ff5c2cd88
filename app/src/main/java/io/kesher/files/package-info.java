/** Files that lie with customers: what they may be, where their bytes are, who has read them. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "web",
      "api",
      "identity",
      "audit",
      "customers",
      "db :: files",
      "db :: customers",
      "db :: identity"
    })
package io.kesher.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
