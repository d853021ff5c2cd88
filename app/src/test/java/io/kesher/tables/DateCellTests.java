package io.kesher.tables;

import static io.kesher.tables.DateOrder.DMY;
import static io.kesher.tables.DateOrder.MDY;
import static io.kesher.tables.DateOrder.YMD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateCellTests {
  @ParameterizedTest
  @CsvSource({
    "01/02/2026, DMY, 2026-02-01",
    "01/02/2026, MDY, 2026-01-02",
    "1.2.2026, DMY, 2026-02-01",
    "1-2-2026, DMY, 2026-02-01",
    "2026-02-01, DMY, 2026-02-01",
    "2026-02-01, MDY, 2026-02-01",
    "2026/2/1, YMD, 2026-02-01",
    "20260201, DMY, 2026-02-01",
    "29/02/2024, DMY, 2024-02-29",
    "٠١/٠٢/٢٠٢٦, DMY, 2026-02-01",
    "\u200F01/02/2026, DMY, 2026-02-01",
    "5 Nov 2015, DMY, 2015-11-05",
    "5-November-2015, DMY, 2015-11-05",
    "'Nov 5, 2015', DMY, 2015-11-05",
    "5 בנובמבר 2015, DMY, 2015-11-05",
    "2026-02-01T00:00:00, DMY, 2026-02-01",
    "2026-02-01 00:00, DMY, 2026-02-01"
  })
  void readsADay(String cell, DateOrder order, LocalDate expected) {
    assertThat(Cells.date(cell, order))
        .isInstanceOfSatisfying(
            Read.Value.class, read -> assertThat(read.value()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "31/02/2026, does-not-exist",
    "29/02/2025, does-not-exist",
    "2026-02-30, does-not-exist",
    "01/13/2026, does-not-exist",
    "1900-01-00, does-not-exist",
    "00/01/1900, does-not-exist",
    "01/01/20262, year",
    "01/01/1899, year",
    "01/01/2101, year",
    "ט\"ו בשבט תשפ\"ו, not-a-date",
    "היום, not-a-date",
    "1767225600, not-a-date",
    "1767225600000, not-a-date",
    "12/2026, not-a-date",
    "01/02-2026, not-a-date",
    "01/02/2026x, not-a-date",
    "01/02/2026 25:00, not-a-date",
    "101/02/2026, not-a-date",
    "17, not-a-date"
  })
  void refusesWithAReason(String cell, String code) {
    assertThat(Cells.date(cell, DMY)).isEqualTo(Read.refused("tables.cell.date." + code, cell));
  }

  @ParameterizedTest
  @CsvSource({"01/02/26, 2026-02-01", "01/02/49, 2049-02-01", "01/02/50, 1950-02-01"})
  void listsTwoDigitYears(String cell, LocalDate expected) {
    assertThat(Cells.date(cell, DMY))
        .isEqualTo(new Read.Value<>(expected, List.of("tables.rule.two-digit-year")));
    assertThat(Cells.date("26-02-01", YMD))
        .isEqualTo(
            new Read.Value<>(LocalDate.of(2026, 2, 1), List.of("tables.rule.two-digit-year")));
  }

  @Test
  void listsADroppedTimeAndZone() {
    assertThat(Cells.date("2010-12-01 08:26:00", DMY))
        .isEqualTo(
            new Read.Value<>(LocalDate.of(2010, 12, 1), List.of("tables.rule.time-dropped")));
    assertThat(Cells.dateTime("2010-12-01T08:26:00.5Z", DMY))
        .isEqualTo(
            new Read.Value<>(
                LocalDateTime.of(2010, 12, 1, 8, 26, 0, 500_000_000),
                List.of("tables.rule.zone-dropped")));
  }

  @ParameterizedTest
  @CsvSource({
    "26.3.2027 02:30, 2027-03-26T02:30",
    "1/2/2026 2:30 PM, 2026-02-01T14:30",
    "1/2/2026 12:05 am, 2026-02-01T00:05",
    "01/02/2026 23:59:59, 2026-02-01T23:59:59"
  })
  void readsAMoment(String cell, LocalDateTime expected) {
    assertThat(Cells.dateTime(cell, DMY)).isEqualTo(Read.value(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%02d/%02d/%04d", "%d.%d.%d"})
  void readsAllDaysOfFourYearsInBothOrders(String pattern) {
    for (var day = LocalDate.of(2023, 1, 1); day.getYear() < 2027; day = day.plusDays(1)) {
      var dmy = pattern.formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
      var mdy = pattern.formatted(day.getMonthValue(), day.getDayOfMonth(), day.getYear());
      assertThat(Cells.date(dmy, DMY)).isEqualTo(Read.value(day));
      assertThat(Cells.date(mdy, MDY)).isEqualTo(Read.value(day));
      assertThat(Cells.date(day.toString(), DMY)).isEqualTo(Read.value(day));
    }
  }
}
