package io.kesher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TemporaryPostgresTests {
  private final TemporaryPostgres postgres = EmbeddedPostgres.temporary();

  @Test
  void givesEachTestADatabaseOfItsOwn() {
    var one = postgres.fresh();
    var other = postgres.fresh();
    Sql.text(one, "create table mine (id int)");

    assertThat(Sql.text(other, "select to_regclass('mine')")).isEmpty();
  }

  @Test
  void preparesATemplateOnceForAllItsCopies() {
    var preparations = new AtomicInteger();
    for (var copy = 0; copy < 3; copy++) {
      var database =
          postgres.fresh(
              "cast",
              template -> {
                preparations.incrementAndGet();
                Sql.text(template, "create table people as select 'Dana' as name");
              });
      assertThat(Sql.text(database, "select name from people")).isEqualTo("Dana");
      postgres.drop(database);
    }
    assertThat(preparations).hasValue(1);
  }

  @Test
  void canBeUsedAsAServerThatSomebodyElseRuns() {
    var database = postgres.fresh();
    var written =
        database
            .url()
            .replace(
                "jdbc:postgresql://",
                "postgres://" + database.user() + ":" + database.password() + "@");

    assertThat(ExistingPostgres.at(written, "", "")).isEqualTo(database);
    assertThat(ExistingPostgres.at(database.url(), database.user(), database.password()))
        .isEqualTo(database);
  }
}
