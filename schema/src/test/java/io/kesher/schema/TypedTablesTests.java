package io.kesher.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedTablesTests {
  private static final Path PROJECT = Path.of("..");
  private static final TypedTables OFFICE = new TypedTables(Path.of("src/test/resources/office"));

  @TempDir Path folder;

  @Test
  void areThoseOfTheMigrations() throws Exception {
    new TypedTables(TypedTables.migrations(PROJECT)).writeTo(folder);

    assertThat(Differences.between(TypedTables.committed(PROJECT), folder))
        .as("Typed tables that are not those of the migrations; run: bin/db generate")
        .isEmpty();
  }

  @Test
  void areTheSameEachTime() throws Exception {
    var other = Files.createTempDirectory(folder, "other");
    var one = Files.createTempDirectory(folder, "one");

    OFFICE.writeTo(one);
    OFFICE.writeTo(other);

    assertThat(Differences.contents(one)).isNotEmpty();
    assertThat(Differences.between(one, other)).isEmpty();
  }

  @Test
  void areTablesViewsAndFunctionsOfTheModulesAlone() throws Exception {
    OFFICE.writeTo(folder);

    assertThat(Differences.contents(folder))
        .containsKeys(
            "io/kesher/db/visitors/tables/Visitor.java",
            "io/kesher/db/payments/tables/Total.java",
            "io/kesher/db/payments/tables/BetweenDays.java")
        .allSatisfy((name, text) ->
            assertThat(name + text).doesNotContain("flyway", "similarity", "kesher.Kesher"));
  }

  @Test
  void openOneDoorForEachSchema() throws Exception {
    OFFICE.writeTo(folder);

    assertThat(folder.resolve("io/kesher/db/visitors/package-info.java"))
        .content()
        .contains("@NamedInterface(\"visitors\")");
    assertThat(folder.resolve("io/kesher/db/visitors/tables/records/package-info.java"))
        .content()
        .contains("@NamedInterface(\"visitors\")", "package io.kesher.db.visitors.tables.records;");
  }

  @Test
  void replaceWhatWasThere() throws Exception {
    Files.writeString(folder.resolve("Old.java"), "class Old {}");

    OFFICE.writeTo(folder);

    assertThat(folder.resolve("Old.java")).doesNotExist();
  }
}
