package io.kesher.demo;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.select;

import io.kesher.books.BookHolders;
import io.kesher.books.Holder;
import io.kesher.customers.BulkChanges;
import io.kesher.identity.Absences;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Invitations;
import io.kesher.identity.Roles;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.web.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Those who work at the demo office besides whoever signs in, and whose customers are whose. */
@Component
class DemoStaff {
  /** Of their addresses, in the order of {@link Staff#ALL}. */
  private static final List<String> NAMES =
      List.of(
          "noa", "daniel", "yael", "rotem", "amir", "sivan", "mark", "reem", "tali", "gil", "shani",
          "iyad");

  private static final int SELLERS = 10;
  private static final String AWAY = "yael";
  private static final String STANDS_IN = "rotem";

  /** They have less time for their customers than these take. */
  private static final List<String> BUSY = List.of("daniel", "sivan", "mark");

  private static final BigDecimal HOURS_OF_THE_BUSY = BigDecimal.valueOf(96);
  private static final int DAYS_GONE = 3;
  private static final int DAYS_LEFT = 8;

  private final Invitations invitations;
  private final Employees employees;
  private final Roles roles;
  private final Teams teams;
  private final Absences absences;
  private final BookHolders holders;
  private final BulkChanges changes;

  DemoStaff(
      Invitations invitations,
      Employees employees,
      Roles roles,
      Teams teams,
      Absences absences,
      BookHolders holders,
      BulkChanges changes) {
    this.invitations = invitations;
    this.employees = employees;
    this.roles = roles;
    this.teams = teams;
    this.absences = absences;
    this.holders = holders;
    this.changes = changes;
  }

  boolean here() {
    return employees.find(address(NAMES.getLast())).isPresent();
  }

  /** All of them or nobody; each with the customers who know them. */
  @Transactional
  public void come(LocalDate today) {
    var sales = teams.create("מכירות");
    var service = teams.create("שירות ותביעות");
    teams.put(sales, Viewers.current().id().orElseThrow(), true);
    for (int place = 1; place < NAMES.size(); place++) {
      boolean sells = place < SELLERS;
      var person = hired(place, sells ? "salesperson" : "service", sells ? sales : service);
      if (sells) {
        holders.say(person, holders.find(person).version(), spoken(place));
        handOver(today, place, person);
      }
    }
    absences.add(
        person(AWAY), today.minusDays(DAYS_GONE), today.plusDays(DAYS_LEFT), person(STANDS_IN));
  }

  private EmployeeId hired(int place, String role, TeamId team) {
    var token =
        invitations.invite(address(NAMES.get(place)), roles.shipped(role), team, Viewers.current());
    // nobody knows it: whoever is to sign in as them is invited anew
    return invitations.accept(token, Staff.ALL.get(place), Words.passphrase(), Language.HEBREW);
  }

  private static Holder.Draft spoken(int place) {
    var languages =
        switch (NAMES.get(place)) {
          case "mark" -> List.of("he", "ru");
          case "reem" -> List.of("he", "ar");
          default -> List.of("he", "en");
        };
    var hours = BUSY.contains(NAMES.get(place)) ? HOURS_OF_THE_BUSY : null;
    return new Holder.Draft(hours, null, languages, List.of(), List.of());
  }

  private void handOver(LocalDate today, int place, EmployeeId person) {
    var known =
        DemoOffice.of(today, DemoOffice.SEED).customersOf(Staff.ALL.get(place)).stream()
            .map(customer -> String.valueOf(customer.number()))
            .toList();
    changes.begin(
        select(CUSTOMER.ID).from(CUSTOMER).where(CUSTOMER.EXTERNAL_ID.in(known)),
        new BulkChanges.Wish("owner", null, Long.toString(person.value())));
  }

  /** Whether everybody has their customers. */
  boolean settled() {
    return changes.latest().stream().noneMatch(change -> change.moves());
  }

  /** Those in whose books customers lie. */
  List<EmployeeId> sellers() {
    return NAMES.stream().limit(SELLERS).map(this::person).toList();
  }

  EmployeeId person(String name) {
    return employees.find(address(name)).orElseThrow();
  }

  private static String address(String name) {
    return name + "@oren.example";
  }
}
