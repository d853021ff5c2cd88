package io.kesher.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes each schema's packages a named interface of the module {@code db}, so that a module can say
 * whose tables it reads: {@code allowedDependencies = "db :: customers"}.
 */
final class ModuleDoors {
  private static final String MODULE =
      """
      /** Typed tables, one package for each schema, written by {@code bin/db generate}. */
      @ApplicationModule(allowedDependencies = {})
      package %s;

      import org.springframework.modulith.ApplicationModule;
      """;

  private static final String DOOR =
      """
      @NamedInterface("%s")
      package %s;

      import org.springframework.modulith.NamedInterface;
      """;

  private ModuleDoors() {}

  static void write(Path target) throws IOException {
    var root = Files.createDirectories(target.resolve(Generation.PACKAGE.replace('.', '/')));
    try (var folders = Files.walk(root)) {
      for (var folder : folders.filter(Files::isDirectory).toList()) {
        Files.writeString(folder.resolve("package-info.java"), text(root, folder));
      }
    }
  }

  private static String text(Path root, Path folder) {
    if (folder.equals(root)) {
      return MODULE.formatted(Generation.PACKAGE);
    }
    var inside = root.relativize(folder);
    return DOOR.formatted(
        inside.getName(0),
        Generation.PACKAGE
            + "."
            + inside.toString().replace(folder.getFileSystem().getSeparator(), "."));
  }
}
