package io.kesher.demo;

import static io.kesher.db.customers.Tables.CUSTOMER;

import io.kesher.cases.CaseKind;
import io.kesher.cases.OldCase;
import io.kesher.cases.OldCases;
import io.kesher.cases.Outcome;
import io.kesher.cases.Severity;
import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What the cast asked for and complained about: some of it is still open. */
@Component
class DemoCases {
  private static final Sheet STORY = Sheet.named("troubles.txt");
  private static final LocalTime FIRST = LocalTime.of(8, 20);
  private static final String OPEN = "open";

  private final OldCases cases;
  private final Offices offices;
  private final DSLContext database;
  private final Clock clock;

  DemoCases(OldCases cases, Offices offices, DSLContext database, Clock clock) {
    this.cases = cases;
    this.offices = offices;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param holder in whose hands they are
   */
  void lay(LocalDate today, EmployeeId holder) {
    var lines = STORY.lines();
    cases.take(
        IntStream.range(0, lines.size())
            .mapToObj(place -> read(lines.get(place), place, today, holder))
            .flatMap(Optional::stream)
            .toList(),
        null);
  }

  private Optional<OldCase> read(List<String> line, int place, LocalDate today, EmployeeId holder) {
    return customer(line.get(4))
        .map(customer -> {
          var day = today.minusDays(Long.parseLong(line.get(5)));
          var closed = line.get(6);
          return new OldCase(
              customer,
              null,
              line.get(2),
              CaseKind.valueOf(line.get(0)),
              Severity.valueOf(line.get(1)),
              holder,
              moment(day, place),
              closed.equals(OPEN) ? null : moment(day.plusDays(Long.parseLong(closed)), place + 9),
              closed.equals(OPEN) ? null : Outcome.SOLVED,
              line.get(3));
        });
  }

  /** Within the first hours of the day; nothing lies ahead of whoever looks. */
  private Instant moment(LocalDate day, int place) {
    var zone = offices.current().zone();
    var moment = day.atTime(FIRST.plusMinutes(7L * place)).atZone(zone).toInstant();
    var now = clock.instant();
    return moment.isBefore(now) ? moment : now;
  }

  private Optional<CustomerId> customer(String name) {
    return database
        .select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(CUSTOMER.NAME.eq(name))
        .limit(1)
        .fetchOptional(CUSTOMER.ID)
        .map(CustomerId::new);
  }
}
