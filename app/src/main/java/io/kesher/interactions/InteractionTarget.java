package io.kesher.interactions;

import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.interactions.Tables.POSTED;
import static io.kesher.importing.FieldType.DATE;
import static io.kesher.importing.FieldType.TEXT;
import static io.kesher.importing.FieldType.WHOLE;
import static org.jooq.impl.DSL.sequence;

import io.kesher.customers.CustomerId;
import io.kesher.db.interactions.Routines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Offices;
import io.kesher.importing.Copy;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportRecord;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.Outcome;
import io.kesher.profitability.LoggedTime;
import io.kesher.profitability.LoggedTime.Entered;
import io.kesher.profitability.LoggedTime.Spent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Sequence;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Rows become calls, mails, visits, chats and notes, and their time entries of the ledger. Comes
 * behind all that writes into the ledger, and so undoes before it.
 * docs/decisions/0077-interactions-of-a-file.md
 */
@Component
@Order(40)
final class InteractionTarget implements ImportTarget {
  private static final String NAME = "interaction";
  private static final int LONGEST_NAME = 120;
  private static final LocalTime SOME_TIME = LocalTime.NOON;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]");
  private static final Sequence<Long> NUMBERS =
      sequence(DSL.name("interactions", "interaction_id_seq"), Long.class);
  private static final List<Field<?>> COLUMNS =
      List.of(
          INTERACTION.ID,
          INTERACTION.CUSTOMER_ID,
          INTERACTION.KIND,
          INTERACTION.DIRECTION,
          INTERACTION.EMPLOYEE_ID,
          INTERACTION.BY_NAME,
          INTERACTION.AT,
          INTERACTION.SECONDS,
          INTERACTION.MEASURED,
          INTERACTION.SUMMARY,
          INTERACTION.CREATED_AT,
          INTERACTION.IMPORT_ID);

  private final DSLContext database;
  private final LoggedTime time;
  private final Employees employees;
  private final Offices offices;

  InteractionTarget(DSLContext database, LoggedTime time, Employees employees, Offices offices) {
    this.database = database;
    this.time = time;
    this.employees = employees;
    this.offices = offices;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<ImportField> fields() {
    return List.of(
        ImportField.required("day", DATE),
        ImportField.optional("time", TEXT),
        ImportField.optional("kind", TEXT),
        ImportField.optional("direction", TEXT),
        ImportField.optional("seconds", WHOLE),
        ImportField.optional("employee", TEXT),
        ImportField.optional("summary", TEXT));
  }

  @Override
  public Optional<Fault> check(Map<String, Object> values) {
    if (values.get("seconds") instanceof Long seconds && (seconds < 0 || seconds > 86_400)) {
      return Optional.of(new Fault("out-of-range", "seconds"));
    }
    return Fault.tooLong(values, "summary", Said.LONGEST)
        .or(() -> Fault.tooLong(values, "employee", LONGEST_NAME))
        .or(() -> unknown(values, "kind", "unknown-kind", InteractionKind.values()))
        .or(() -> unknown(values, "direction", "unknown-value", Direction.values()))
        .or(() -> noTime(values));
  }

  private static Optional<Fault> unknown(
      Map<String, Object> values, String field, String reason, Enum<?>[] known) {
    return values.get(field) instanceof String text
            && Arrays.stream(known).noneMatch(each -> each.name().equalsIgnoreCase(text))
        ? Optional.of(new Fault(reason, field))
        : Optional.empty();
  }

  private static Optional<Fault> noTime(Map<String, Object> values) {
    try {
      time((String) values.get("time"));
      return Optional.empty();
    } catch (DateTimeParseException garbage) {
      return Optional.of(new Fault("no-time", "time"));
    }
  }

  private static LocalTime time(@Nullable String text) {
    return text == null ? SOME_TIME : LocalTime.parse(text, TIME);
  }

  /** A record, whole: what the ledger needs of it, and what it does not. */
  private record Told(ImportRecord row, CustomerId customer, InteractionKind kind, LocalDate day) {
    @Nullable Integer seconds() {
      var seconds = row.whole("seconds");
      return seconds == null ? null : (Integer) seconds.intValue();
    }

    @Nullable String direction() {
      var said = Objects.requireNonNullElse(row.text("direction"), "in");
      return kind == InteractionKind.NOTE ? null : said.toLowerCase(Locale.ROOT);
    }

    Instant at(ZoneId zone) {
      return day.atTime(time(row.text("time"))).atZone(zone).toInstant();
    }
  }

  @Override
  public void write(ImportChunk chunk) {
    var told =
        chunk.byReference(chunk.records(NAME), "customer").stream()
            .map(row -> told(chunk, row))
            .toList();
    if (told.isEmpty()) {
      return;
    }
    var colleagues = new CalledSo(employees.enabled());
    var entered =
        time.enter(chunk.importId(), told.stream().map(each -> spent(each, colleagues)).toList());
    var ids = database.nextvals(NUMBERS, told.size());
    var zone = offices.current().zone();
    Copy.into(
        database,
        INTERACTION,
        COLUMNS,
        line -> {
          for (int place = 0; place < told.size(); place++) {
            write(line, ids.get(place), told.get(place), entered.get(place), colleagues, zone);
            line.add(chunk.importId()).end();
          }
        });
    Copy.into(
        database,
        POSTED,
        List.of(POSTED.ENTRY_ID, POSTED.INTERACTION_ID),
        line -> {
          for (int place = 0; place < told.size(); place++) {
            line.add(entered.get(place).entry()).add(ids.get(place)).end();
          }
        });
    for (int place = 0; place < told.size(); place++) {
      chunk.settle(told.get(place).row().row(), NAME, ids.get(place), Outcome.CREATED);
    }
  }

  private static Told told(ImportChunk chunk, ImportRecord row) {
    var kind = row.text("kind");
    return new Told(
        row,
        new CustomerId(chunk.reference(row.row(), "customer")),
        kind == null ? InteractionKind.CALL : InteractionKind.of(kind),
        Objects.requireNonNull(row.date("day")));
  }

  private static Spent spent(Told told, CalledSo colleagues) {
    return new Spent(
        told.row().row(),
        told.customer(),
        told.day(),
        told.kind().activity(),
        told.seconds(),
        colleagues.called(told.row().text("employee")));
  }

  private static void write(
      Copy.Line line, long id, Told told, Entered entered, CalledSo colleagues, ZoneId zone) {
    var called = told.row().text("employee");
    var by = colleagues.called(called);
    var at = told.at(zone);
    line.add(id)
        .add(told.customer())
        .add(told.kind().code())
        .add(told.direction())
        .add(EmployeeId.toNullable(by))
        .add(by == null ? called : null)
        .add(at)
        .add(entered.seconds())
        .add(entered.measured())
        .add(Objects.requireNonNullElse(told.row().text("summary"), ""))
        .add(at);
  }

  @Override
  public Undone undo(long importId) {
    var back = Routines.takeBack(database.configuration(), importId);
    return new Undone(back.getRemoved(), back.getRestored(), back.getKept());
  }
}
