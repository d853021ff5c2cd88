package io.kesher.schema;

import io.kesher.postgres.Access;
import io.kesher.postgres.Database;
import io.kesher.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Typed tables: one package {@code io.kesher.db.<schema>} for each schema that the migrations make.
 *
 * <p>A reader of SQL by itself understands a third of our scripts, so the migrations run on a
 * throw-away server and the tables are read from there. The files are committed: the product
 * compiles without a database, and a review shows what a migration changes.
 */
public final class TypedTables {
  private final Path migrations;

  public TypedTables(Path migrations) {
    this.migrations = migrations;
  }

  /** Writes the product's own typed tables; the argument is the project's folder. */
  public static void main(String[] arguments) throws Exception {
    var project = Path.of(arguments.length == 0 ? "." : arguments[0]);
    new TypedTables(migrations(project)).writeTo(committed(project));
  }

  static Path migrations(Path project) {
    return project.resolve("app/src/main/resources/db/migration");
  }

  static Path committed(Path project) {
    return project.resolve("app/src/generated/jooq");
  }

  /** Replaces everything in the folder. The same migrations always give the same files. */
  public void writeTo(Path target) throws Exception {
    var postgres = EmbeddedPostgres.temporary();
    var database = postgres.fresh();
    try {
      migrate(database);
      var schemas = Schemas.in(database);
      empty(target);
      if (!schemas.isEmpty()) {
        Generation.run(database, schemas, target);
      }
      ModuleDoors.write(target);
    } finally {
      postgres.drop(database);
    }
  }

  private void migrate(Database database) throws IOException {
    Files.createDirectories(migrations);
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("filesystem:" + migrations)
        .defaultSchema(Schemas.HISTORY)
        .placeholders(Map.of("program", Access.PROGRAM))
        .load()
        .migrate();
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
  }
}
