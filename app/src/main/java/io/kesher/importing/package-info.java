/**
 * Files in and out: column mapping, dry run, progress, undo. What rows become is brought by {@link
 * ImportTarget}s.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "tables",
      "web",
      "api",
      "identity",
      "audit",
      "db :: importing"
    })
package io.kesher.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
