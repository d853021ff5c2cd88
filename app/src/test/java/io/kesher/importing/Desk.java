package io.kesher.importing;

import com.zaxxer.hikari.HikariDataSource;
import io.kesher.postgres.Access;
import io.kesher.postgres.Database;
import io.kesher.postgres.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/** An importer on a database of its own, whose jobs run when the test says so. */
final class Desk implements AutoCloseable {
  private final HikariDataSource connections = new HikariDataSource();
  private final List<String> waiting = new java.util.ArrayList<>();
  final DSLContext database;
  final DataSourceTransactionManager transactions;
  final List<PlainTarget> office;
  final Targets targets;
  final Stored stored = new Stored(JsonMapper.shared());
  final Imports imports;
  final Rows rows;
  final Profiles profiles;
  final Steps steps;
  final Uploads uploads;
  final OneAtATime lock;

  Desk() {
    Database fresh = EmbeddedPostgres.temporary().fresh("importing", Desk::migrate);
    connections.setJdbcUrl(fresh.url());
    connections.setUsername(fresh.user());
    connections.setPassword(fresh.password());
    connections.setMaximumPoolSize(6);
    transactions = new DataSourceTransactionManager(connections);
    database = DSL.using(new TransactionAwareDataSourceProxy(connections), SQLDialect.POSTGRES);
    office = PlainTarget.office(database);
    targets = new Targets(List.copyOf(office));
    imports = new Imports(database, stored);
    rows = new Rows(database, stored);
    profiles = new Profiles(database, stored, targets, JsonMapper.shared());
    Suggestions suggestions = new Suggestions(targets, new ColumnNames(JsonMapper.shared()));
    steps =
        new Steps(
            database,
            imports,
            rows,
            targets,
            suggestions,
            stored,
            (importId, step) -> waiting.add(importId + "/" + step),
            _ -> {},
            transactions);
    uploads =
        new Uploads(
            database, imports, profiles, suggestions, steps, stored, 64 << 20, transactions);
    lock = new OneAtATime(connections);
  }

  private static void migrate(Database template) {
    Flyway.configure()
        .dataSource(template.url(), template.user(), template.password())
        .defaultSchema("kesher")
        .placeholders(Map.of("program", Access.PROGRAM))
        .load()
        .migrate();
    try (var once = DSL.using(template.url(), template.user(), template.password())) {
      PlainTarget.createTable(once);
    }
  }

  /** A new one, as the next start of the program makes it. */
  Engine engine() {
    return new Engine(
        database,
        imports,
        rows,
        targets,
        new Progress(database, stored, Clock.systemUTC(), _ -> {}),
        () -> Currency.getInstance("ILS"),
        transactions);
  }

  /** Does all that was asked for. */
  void work() {
    while (!waiting.isEmpty()) {
      var job = ImportJobs.Job.of(waiting.getFirst());
      engine().work(job.importId(), job.step());
      waiting.removeFirst();
    }
  }

  PlainTarget target(String name) {
    return office.stream().filter(target -> target.name().equals(name)).findFirst().orElseThrow();
  }

  Import bring(String fileName, byte[] content, Wishes wishes) {
    return switch (uploads.receive(fileName, new ByteArrayInputStream(content), wishes)) {
      case Received.Taken(var taken) -> taken;
      case Received.Known(var earlier) ->
          throw new AssertionError("known already as " + earlier.id());
    };
  }

  Import bring(String fileName, String content) {
    return bring(fileName, content.getBytes(StandardCharsets.UTF_8), start());
  }

  Import again(Import of) {
    return imports.get(of.id());
  }

  static Wishes start() {
    return new Wishes(null, false, true, false, null);
  }

  static byte[] sample(String name) {
    try (var in = Desk.class.getResourceAsStream(name)) {
      return java.util.Objects.requireNonNull(in).readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
