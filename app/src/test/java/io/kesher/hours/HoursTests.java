package io.kesher.hours;

import static io.kesher.db.hours.Tables.LINE;
import static io.kesher.db.hours.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
class HoursTests {
  /** A Sunday before any feast. */
  private static final LocalDate SUNDAY = LocalDate.of(2026, 12, 20);

  @Autowired DSLContext database;
  @Autowired Lines lines;
  @Autowired People people;
  @Autowired TestOffice office;

  private EmployeeId salesperson = new EmployeeId(0);
  private EmployeeId service = new EmployeeId(0);

  @BeforeEach
  void nothingIsSaid() {
    salesperson = office.employee("salesperson");
    service = office.employee("service");
    database.deleteFrom(PERSON).execute();
    database.deleteFrom(LINE).where(LINE.MAIN.isFalse()).execute();
  }

  @Test
  void somebodysOwnWeekHoldsWithinTheCalendarOfTheirLine() {
    as(
        "salesperson",
        () -> people.change(salesperson, 1, own(null, Map.of("sunday", "8-12, 16-20"))));
    var hours = as("salesperson", () -> people.find(salesperson)).hours();
    assertThat(hours.on(SUNDAY).shifts()).hasToString("08:00–12:00, 16:00–20:00");
    assertThat(hours.on(SUNDAY.plusDays(1)).shifts()).isEqualTo(Shifts.NONE);
    assertThat(hours.on(LocalDate.of(2026, 9, 13)).because()).isEqualTo(Because.FEAST);
  }

  @Test
  void aDayOfTheirOwnComesBeforeOneOfTheLineAndThatBeforeTheirWeek() {
    var main = lines.all().getFirst().id();
    as("salesperson", () -> people.change(salesperson, 1, own(null, Map.of("sunday", "8-12"))));
    lines.say(main, SUNDAY, "", "moving house");
    assertThat(plan().shifts()).isEqualTo(Shifts.NONE);
    assertThat(plan().note()).isEqualTo("moving house");
    as("salesperson", () -> people.say(salesperson, SUNDAY, "10-11", "at home"));
    assertThat(plan().shifts()).hasToString("10:00–11:00");
    as(
        "salesperson",
        () -> {
          people.unsay(salesperson, SUNDAY);
          return true;
        });
    lines.unsay(main, SUNDAY);
    assertThat(plan().shifts()).hasToString("08:00–12:00");
  }

  @Test
  void whoeverWorksForALineHasItsHoursAndWithoutItTheOffices() {
    var line = lines.create(draft("Night", "20-24"));
    as("service", () -> people.change(service, 1, own(line.id().value(), null)));
    assertThat(as("service", () -> people.find(service)).hours().on(SUNDAY).shifts())
        .hasToString("20:00–24:00");
    lines.remove(line.id());
    assertThat(as("service", () -> people.find(service)).hours().on(SUNDAY).shifts())
        .hasToString("09:00–17:00");
  }

  @Test
  void oneChangesOnesOwnHoursAndSeesThoseOfOthers() {
    assertThat(as("salesperson", () -> people.find(service)).name()).isEqualTo("service");
    assertThatThrownBy(() -> as("salesperson", () -> people.say(service, SUNDAY, "", "")))
        .isInstanceOfSatisfying(
            Refusal.class, refused -> assertThat(refused.status().value()).isEqualTo(403));
    assertThat(as("manager", () -> people.say(service, SUNDAY, "9-10", "")).shifts())
        .hasToString("09:00–10:00");
  }

  @Test
  void ofTwoWhoChangeAtOnceTheSecondIsShownWhatTheFirstDid() {
    var one = as("service", () -> people.change(service, 1, own(null, Map.of("sunday", "8-9"))));
    assertThat(one).isInstanceOf(People.Edit.Done.class);
    var two = as("manager", () -> people.change(service, 1, own(null, null)));
    assertThat(two)
        .isInstanceOfSatisfying(
            People.Edit.Overtaken.class,
            overtaken -> assertThat(overtaken.theirs().hours().own().version()).isEqualTo(2));
  }

  @Test
  void whatCannotBeIsRefusedBesideItsField() {
    assertThat(faults(draft("", "17-9"))).containsExactlyInAnyOrder("name", "sunday");
    assertThat(
            faults(
                new LineDraft("x", "atlantis", true, "noon", "25:00", Map.of("someday", "9-17"))))
        .containsExactlyInAnyOrder("place", "eveEnds", "halfEnds", "week");
    assertThat(faults(new LineDraft("x", "haifa", true, null, null, null)))
        .containsExactly("sunday");
    lines.create(draft("Claims", "9-17"));
    assertThat(faults(draft("claims", "9-17"))).containsExactly("name");
    assertThatThrownBy(() -> lines.remove(lines.all().getFirst().id())).isInstanceOf(Refusal.class);
  }

  private DayPlan plan() {
    return as("salesperson", () -> people.find(salesperson)).hours().on(SUNDAY);
  }

  private List<String> faults(LineDraft draft) {
    try {
      lines.create(draft);
      return List.of();
    } catch (Refusal refused) {
      return refused.fields().stream().map(FieldFault::field).toList();
    }
  }

  private static LineDraft draft(String name, String sunday) {
    return new LineDraft(name, "haifa", true, "13:00", "", new HashMap<>(Map.of("sunday", sunday)));
  }

  private static OwnDraft own(@Nullable Long line, @Nullable Map<String, String> week) {
    return new OwnDraft(line, week);
  }

  private <R> R as(String role, ScopedValue.CallableOp<R, RuntimeException> work) {
    return Viewers.as(office.viewer(role), work);
  }
}
