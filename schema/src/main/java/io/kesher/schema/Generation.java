package io.kesher.schema;

import io.kesher.postgres.Database;
import java.nio.file.Path;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/**
 * How the code is generated: typed tables, records and functions, nothing that changes from day to
 * day.
 */
final class Generation {
  static final String PACKAGE = "io.kesher.db";

  private Generation() {}

  static void run(Database database, List<String> schemas, Path target) throws Exception {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    GenerationTool.generate(
        new Configuration()
            .withJdbc(
                new Jdbc()
                    .withDriver("org.postgresql.Driver")
                    .withUrl(database.url())
                    .withUser(database.user())
                    .withPassword(database.password()))
            .withGenerator(
                new Generator()
                    .withDatabase(source(schemas))
                    .withGenerate(parts())
                    .withTarget(
                        new Target()
                            .withPackageName(PACKAGE)
                            .withDirectory(target.toString())
                            .withEncoding("UTF-8")
                            .withClean(false))));
  }

  private static org.jooq.meta.jaxb.Database source(List<String> schemas) {
    return new org.jooq.meta.jaxb.Database()
        .withName("org.jooq.meta.postgres.PostgresDatabase")
        .withSchemata(
            schemas.stream().map(name -> new SchemaMappingType().withInputSchema(name)).toList())
        .withIncludes(".*")
        // What only the database itself reads, in types that are its own.
        .withExcludes(
            "flyway_schema_history|customers\\.(words|sought|plain_letters)|(interactions|files)\\.[a-z]+\\.words")
        .withIncludeExcludeColumns(true)
        .withIncludeDomains(false)
        .withIncludeIndexes(false)
        .withIncludeTriggerRoutines(false)
        // A moment is an Instant everywhere in the product; the office's zone comes in when it is
        // shown.
        .withForcedTypes(
            new ForcedType()
                .withName("INSTANT")
                .withIncludeTypes("(?i:timestamp with time zone|timestamptz)"));
  }

  private static Generate parts() {
    return new Generate()
        .withRecords(true)
        .withPojos(false)
        .withDaos(false)
        .withRoutines(true)
        .withDeprecated(false)
        .withGeneratedAnnotation(false)
        .withJooqVersionReference(false)
        // Paths downwards would lead from a module's tables to those of modules below it.
        .withImplicitJoinPathsToMany(false)
        .withImplicitJoinPathsManyToMany(false);
  }
}
