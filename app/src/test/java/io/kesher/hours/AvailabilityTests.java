package io.kesher.hours;

import static io.kesher.db.hours.Tables.LINE;
import static io.kesher.db.hours.Tables.SPECIAL_DAY;
import static io.kesher.db.identity.Tables.ABSENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.Absences;
import io.kesher.identity.EmployeeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
@ForTheOffice
class AvailabilityTests {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jerusalem");

  /** A Thursday before a Friday that is no feast. */
  private static final LocalDate THURSDAY = LocalDate.of(2026, 12, 17);

  @Autowired DSLContext database;
  @Autowired BusinessTime business;
  @Autowired Availabilities availabilities;
  @Autowired Absences absences;
  @Autowired TestOffice office;

  private EmployeeId salesperson = new EmployeeId(0);
  private EmployeeId service = new EmployeeId(0);
  private EmployeeId manager = new EmployeeId(0);

  @BeforeEach
  void people() {
    salesperson = office.employee("salesperson");
    service = office.employee("service");
    manager = office.employee("manager");
    database.deleteFrom(ABSENCE).execute();
    database.deleteFrom(SPECIAL_DAY).execute();
  }

  @Test
  void untilTheOfficeSaysOtherwiseItIsOpenFromSundayToFriday() {
    assertThat(business.after(at(THURSDAY, 16, 0), Duration.ofHours(4)))
        .isEqualTo(at(THURSDAY.plusDays(1), 12, 0));
    assertThat(business.after(at(THURSDAY.plusDays(1), 12, 0), Duration.ofHours(2)))
        .isEqualTo(at(THURSDAY.plusDays(3), 10, 0));
    assertThat(business.open(at(THURSDAY.plusDays(2), 10, 0))).isFalse();
    assertThat(business.opens(at(THURSDAY.plusDays(2), 10, 0)))
        .contains(at(THURSDAY.plusDays(3), 9, 0));
  }

  @Test
  void whatIsLeftOfADeadlineIsNegativeOnceItHasPassed() {
    var deadline = at(THURSDAY.plusDays(1), 12, 0);
    assertThat(business.left(at(THURSDAY, 16, 0), deadline)).isEqualTo(Duration.ofHours(4));
    assertThat(business.left(at(THURSDAY.plusDays(3), 10, 0), deadline))
        .isEqualTo(Duration.ofHours(-2));
    assertThat(business.between(deadline, at(THURSDAY, 16, 0))).isZero();
  }

  @Test
  void aFeastAndADayOffPutADeadlineOff() {
    var eveOfNewYear = LocalDate.of(2026, 9, 11);
    assertThat(business.after(at(eveOfNewYear, 12, 0), Duration.ofHours(2)))
        .isEqualTo(at(eveOfNewYear.plusDays(3), 10, 0));
    database
        .insertInto(SPECIAL_DAY, SPECIAL_DAY.SCHEDULE_ID, SPECIAL_DAY.DAY)
        .select(
            database
                .select(LINE.SCHEDULE_ID, val(eveOfNewYear.plusDays(3)))
                .from(LINE)
                .where(LINE.MAIN))
        .execute();
    assertThat(business.after(at(eveOfNewYear, 12, 0), Duration.ofHours(2)))
        .isEqualTo(at(eveOfNewYear.plusDays(4), 10, 0));
  }

  @Test
  void somebodyMayBeDisturbedWithinTheirShiftElseWhenTheNextBegins() {
    assertThat(availabilities.of(salesperson, at(THURSDAY, 16, 0)))
        .isEqualTo(new Availability.Now(at(THURSDAY, 17, 0)));
    assertThat(availabilities.of(salesperson, at(THURSDAY.plusDays(1), 13, 0)))
        .isEqualTo(new Availability.Later(at(THURSDAY.plusDays(3), 9, 0), Because.WEEK));
    assertThat(availabilities.of(salesperson, at(THURSDAY.plusDays(2), 10, 0)))
        .isEqualTo(new Availability.Later(at(THURSDAY.plusDays(3), 9, 0), Because.SABBATH));
  }

  @Test
  void whoeverIsAwayComesBackWhenTheAbsenceEnds() {
    absences.add(salesperson, THURSDAY, THURSDAY.plusDays(3), service);
    assertThat(availabilities.of(salesperson, at(THURSDAY, 10, 0)))
        .isEqualTo(new Availability.Later(at(THURSDAY.plusDays(4), 9, 0), Because.ABSENT));
    assertThat(availabilities.standIn(salesperson, at(THURSDAY, 10, 0))).contains(service);
    assertThat(availabilities.standIn(salesperson, at(THURSDAY.plusDays(4), 10, 0))).isEmpty();
  }

  @Test
  void anAbsentDeputysDeputyStandsInAndACircleOfAbsentPeopleHasNobody() {
    absences.add(salesperson, THURSDAY, THURSDAY, service);
    absences.add(service, THURSDAY, THURSDAY, manager);
    assertThat(availabilities.standIn(salesperson, at(THURSDAY, 10, 0))).contains(manager);
    absences.add(manager, THURSDAY, THURSDAY, salesperson);
    assertThat(availabilities.standIn(salesperson, at(THURSDAY, 10, 0))).isEmpty();
  }

  private static Instant at(LocalDate day, int hour, int minute) {
    return LocalDateTime.of(day.getYear(), day.getMonth(), day.getDayOfMonth(), hour, minute)
        .atZone(ZONE)
        .toInstant();
  }
}
