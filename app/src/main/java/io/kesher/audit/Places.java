package io.kesher.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the chain's key is and where its checkpoints go, as the environment says. */
record Places(AuditKey key, Path checkpoints) {
  static Places of(Environment environment) {
    var folder =
        Path.of(or(environment.value("KESHER_DATA"), "data"))
            .toAbsolutePath()
            .normalize()
            .resolve("audit");
    var checkpoints = or(environment.value("KESHER_AUDIT_CHECKPOINTS"), "");
    return new Places(
        AuditKey.of(or(environment.value("KESHER_AUDIT_KEY"), ""), folder),
        checkpoints.isBlank() ? folder.resolve("checkpoints") : Path.of(checkpoints));
  }

  /** Of Spring or of the shell. */
  @FunctionalInterface
  interface Environment {
    @Nullable String value(String name);
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }
}
