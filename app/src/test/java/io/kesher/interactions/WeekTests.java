package io.kesher.interactions;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.ABSENCE;
import static io.kesher.db.interactions.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CalendarItem;
import io.kesher.hours.Because;
import io.kesher.identity.Absences;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.Frames;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

@KesherTest
class WeekTests {
  /** The Wednesday of a week in which there is no feast; its Sunday is the 28th of February. */
  private static final LocalDate WEDNESDAY = LocalDate.of(2027, 3, 3);

  @Autowired DSLContext database;
  @Autowired Weeks weeks;
  @Autowired TaskEdits tasks;
  @Autowired Absences absences;
  @Autowired Frames frames;
  @Autowired TestOffice office;

  private EmployeeId salesperson = new EmployeeId(0);
  private EmployeeId service = new EmployeeId(0);

  @BeforeEach
  void people() {
    salesperson = office.employee("salesperson");
    service = office.employee("service");
    database.deleteFrom(TASK).execute();
    database.deleteFrom(ABSENCE).execute();
    database.deleteFrom(AGREEMENT).execute();
    database.update(CUSTOMER).setNull(CUSTOMER.BIRTH_DATE).execute();
  }

  @Test
  void aWeekBeginsOnSundayAndKnowsWhenTheOfficeIsOpen() {
    var week = week("salesperson", new Whose.Mine());
    assertThat(week.first()).isEqualTo("2027-02-28");
    assertThat(week.days()).hasSize(7);
    assertThat(week.days().getFirst().office().shifts()).hasToString("09:00–17:00");
    assertThat(week.days().get(6).office().because()).isEqualTo(Because.SABBATH);
  }

  @Test
  void whatIsDueStandsOnItsDayByTheHourAlsoWhereItIsDone() {
    var later = task("salesperson", LocalTime.of(15, 0));
    var sometime = task("salesperson", null);
    var early = task("salesperson", LocalTime.of(8, 0));
    Viewers.as(office.viewer("salesperson"), () -> tasks.finish(early));
    var items = week("salesperson", new Whose.Mine()).days().get(3).items();
    assertThat(items).extracting(CalendarItem::id).containsExactly(early, later, sometime);
    assertThat(items).extracting(CalendarItem::done).containsExactly(true, false, false);
  }

  @Test
  void birthdaysAndRenewalsOfOnesCustomersStandOnTheirDay() {
    var customer = customer(salesperson, WEDNESDAY.minusYears(40));
    customer(service, WEDNESDAY.minusYears(30));
    customer(salesperson, LocalDate.of(2000, 2, 29));
    database
        .insertInto(AGREEMENT)
        .set(AGREEMENT.CUSTOMER_ID, customer)
        .set(AGREEMENT.NUMBER, "P-7")
        .set(AGREEMENT.RENEWAL_ON, WEDNESDAY.plusDays(3))
        .execute();
    var days = week("salesperson", new Whose.Mine()).days();
    assertThat(days.get(3).items()).extracting(CalendarItem::id).containsExactly(customer);
    // born on a 29th of February: on the 28th of other years
    assertThat(days.get(0).items()).extracting(CalendarItem::kind).containsExactly("birthday");
    assertThat(days.get(6).items()).extracting(CalendarItem::kind).containsExactly("renewal");
    assertThat(week("analyst", new Whose.Everybody()).days().get(3).items()).isEmpty();
  }

  @Test
  void nobodySeesMoreOfAWeekThanTheirTasksReach() {
    task("service", null);
    assertThat(week("manager", new Whose.Employee(service)).days().get(3).items()).hasSize(1);
    assertThat(week("manager", new Whose.Everybody()).days().get(3).items()).hasSize(1);
    assertThat(week("analyst", new Whose.Employee(service)).days().get(3).items()).isEmpty();
    assertThat(week("analyst", new Whose.Everybody()).days().get(3).items()).isEmpty();
    assertThat(week("analyst", new Whose.Mine()).people()).hasSize(1);
  }

  @Test
  void whoIsAwayStandsOnEachOfTheDaysWithTheirDeputy() {
    absences.add(service, WEDNESDAY.minusDays(9), WEDNESDAY.minusDays(2), salesperson);
    var days = week("salesperson", new Whose.Mine()).days();
    assertThat(days.stream().map(day -> day.away().size())).containsExactly(1, 1, 0, 0, 0, 0, 0);
    assertThat(days.getFirst().away().getFirst().deputy()).isEqualTo("salesperson");
  }

  @Test
  void anAddressThatNamesNobodyIsOnesOwnWeek() {
    for (var whose :
        List.of(new Whose.Mine(), new Whose.Everybody(), new Whose.Employee(salesperson))) {
      assertThat(Whose.of(whose.named())).isEqualTo(whose);
    }
    assertThat(Whose.of("e99999999999999999999")).isEqualTo(new Whose.Mine());
    assertThat(Whose.of("' or 1=1")).isEqualTo(new Whose.Mine());
  }

  private Week week(String role, Whose whose) {
    return Viewers.as(
        office.viewer(role),
        () -> weeks.of(frames.of(new MockHttpServletRequest()), WEDNESDAY, whose));
  }

  private long task(String role, @Nullable LocalTime time) {
    var draft = new TaskDraft("call", null, null, WEDNESDAY, time, null, null, List.of());
    return Viewers.as(office.viewer(role), () -> tasks.create(draft)).id();
  }

  private long customer(EmployeeId owner, LocalDate born) {
    return database
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NAME, "דנה כהן")
        .set(CUSTOMER.OWNER_ID, owner.value())
        .set(CUSTOMER.BIRTH_DATE, born)
        .returningResult(CUSTOMER.ID)
        .fetchSingle()
        .value1();
  }
}
