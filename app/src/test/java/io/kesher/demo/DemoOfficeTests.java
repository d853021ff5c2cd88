package io.kesher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DemoOfficeTests {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final DemoOffice OFFICE = DemoOffice.of(TODAY, DemoOffice.SEED);
  private static final List<NamedCsvRecord> CUSTOMERS = Economy.parsed(OFFICE.customers());
  private static final List<NamedCsvRecord> COMMISSIONS = Economy.parsed(OFFICE.commissions());
  private static final List<NamedCsvRecord> ACTIVITIES = Economy.parsed(OFFICE.activities());
  private static final Economy LAST_YEAR =
      Economy.of(OFFICE, TODAY.minusYears(1).plusDays(1), TODAY);

  @Test
  void writesTheSameBytesForTheSameDayAndSeed() {
    DemoOffice again = DemoOffice.of(TODAY, DemoOffice.SEED);
    for (int file = 0; file < 3; file++) {
      assertThat(Economy.text(again.files().get(file)))
          .isEqualTo(Economy.text(OFFICE.files().get(file)));
    }
  }

  @Test
  void writesAnotherOfficeForAnotherSeed() {
    assertThat(Economy.text(DemoOffice.of(TODAY, 8).customers()))
        .isNotEqualTo(Economy.text(OFFICE.customers()));
  }

  @Test
  void fillsEveryColumnOfEveryRow() {
    for (OfficeFile file : OFFICE.files()) {
      assertThat(file.rows()).allMatch(row -> row.size() == file.header().size());
    }
  }

  @Test
  void givesEachCustomerAnOfficialNumberWithARightCheckDigitThatNobodyElseHas() {
    assertThat(CUSTOMERS)
        .extracting(row -> row.getField("ת.ז / ח.פ"))
        .doesNotHaveDuplicates()
        .allMatch(DemoOfficeTests::hasRightCheckDigit);
  }

  @Test
  void writesTelephonesThatCanBeDialled() {
    assertThat(CUSTOMERS)
        .extracting(row -> row.getField("נייד"))
        .allMatch(DemoOfficeTests::canBeDialled);
    assertThat(CUSTOMERS)
        .extracting(row -> row.getField("טלפון נוסף"))
        .filteredOn(phone -> !phone.isEmpty())
        .hasSizeGreaterThan(300)
        .allMatch(DemoOfficeTests::canBeDialled);
  }

  @Test
  void givesNoTwoCustomersTheSameMobileOrMail() {
    var phones = PhoneNumberUtil.getInstance();
    assertThat(CUSTOMERS)
        .extracting(row -> phones.parse(row.getField("נייד"), "IL").getNationalNumber())
        .doesNotHaveDuplicates();
    assertThat(CUSTOMERS)
        .extracting(row -> row.getField("דוא\"ל"))
        .filteredOn(mail -> !mail.isEmpty())
        .doesNotHaveDuplicates()
        .allMatch(mail -> mail.matches("[a-z0-9.]+@[a-z0-9]+\\.example"));
  }

  @Test
  void hasPersonsAndBusinessesAndHouseholds() {
    long businesses = CUSTOMERS.stream().filter(row -> row.getField("סוג").equals("עסק")).count();
    assertThat(businesses / (double) CUSTOMERS.size()).isBetween(0.12, 0.18);
    Map<String, Long> homes =
        CUSTOMERS.stream()
            .filter(row -> row.getField("סוג").equals("אדם"))
            .map(row -> row.getField("כתובת") + row.getField("עיר"))
            .collect(Collectors.groupingBy(home -> home, Collectors.counting()));
    assertThat(homes.values().stream().filter(members -> members > 1).count()).isGreaterThan(200);
  }

  @Test
  void insuresNobodyAsAChild() {
    assertThat(CUSTOMERS)
        .filteredOn(row -> !row.getField("תאריך לידה").isEmpty())
        .allMatch(row ->
            !Economy.day(row.getField("לקוח מאז"))
                .isBefore(Economy.day(row.getField("תאריך לידה")).plusYears(18)));
  }

  @Test
  void speaksOfNoCustomerThatIsNotInTheCustomerFile() {
    Set<String> numbers =
        CUSTOMERS.stream().map(row -> row.getField("מס לקוח")).collect(Collectors.toSet());
    assertThat(numbers).hasSize(2_000);
    assertThat(numbers).containsAll(fields(COMMISSIONS, "מס לקוח"));
    assertThat(numbers).containsAll(fields(ACTIVITIES, "מס לקוח"));
  }

  @Test
  void gaveEachPolicyOneCustomerLineAndBeginning() {
    assertThat(COMMISSIONS)
        .extracting(row ->
            List.of(
                row.getField("מס פוליסה"),
                row.getField("מס לקוח"),
                row.getField("ענף"),
                row.getField("חברה"),
                row.getField("תאריך תחילה")))
        .satisfies(policies -> {
          var whole = new HashSet<>(policies);
          assertThat(whole.stream().map(List::getFirst)).doesNotHaveDuplicates();
        });
  }

  @Test
  void tellsFiveYearsInOrderAndNothingOfTomorrow() {
    List<LocalDate> paid = days(COMMISSIONS, "תאריך עמלה");
    List<LocalDate> done = days(ACTIVITIES, "תאריך");
    assertThat(paid).isSorted();
    assertThat(paid.getLast()).isBeforeOrEqualTo(TODAY);
    assertThat(done).isSorted();
    assertThat(done.getLast()).isBeforeOrEqualTo(TODAY);
    assertThat(paid.getFirst()).isBetween(TODAY.minusYears(5), TODAY.minusYears(5).plusDays(9));
  }

  @Test
  void takesCommissionBackWhenAPolicyIsCancelled() {
    assertThat(COMMISSIONS)
        .filteredOn(row -> row.getField("עמלה").startsWith("-"))
        .hasSizeGreaterThan(200)
        .allMatch(row -> row.getField("סטטוס").equals("בוטלה"))
        .noneMatch(row -> row.getField("תאריך סיום").isEmpty());
  }

  @Test
  void worksFromSundayToThursdayAndALittleOnFridays() {
    List<DayOfWeek> week = days(ACTIVITIES, "תאריך").stream().map(LocalDate::getDayOfWeek).toList();
    long fridays = week.stream().filter(day -> day == DayOfWeek.FRIDAY).count();
    assertThat(week).doesNotContain(DayOfWeek.SATURDAY);
    assertThat(fridays / (double) week.size()).isBetween(0.005, 0.04);
    assertThat(ACTIVITIES)
        .extracting(row -> row.getField("שעה"))
        .allMatch(time -> time.compareTo("08:30") >= 0 && time.compareTo("17:00") < 0);
  }

  @Test
  void measuredFourOfFiveActivities() {
    long measured = ACTIVITIES.stream().filter(row -> !row.getField("שניות").isEmpty()).count();
    assertThat(measured / (double) ACTIVITIES.size()).isBetween(0.75, 0.86);
  }

  @Test
  void namesOnlyItsTwelveEmployeesAndKnownActivities() {
    assertThat(DemoOffice.employees()).hasSize(12);
    assertThat(Set.copyOf(fields(ACTIVITIES, "עובד")))
        .isEqualTo(Set.copyOf(DemoOffice.employees()));
    assertThat(Set.copyOf(fields(ACTIVITIES, "סוג")))
        .isEqualTo(DemoOffice.standardTimes().keySet());
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22, 7", "2028-02-29, 7", "2026-04-02, 1"})
  void earnsWithAFewWhatOthersEat(LocalDate today, long seed) {
    DemoOffice office = DemoOffice.of(today, seed);
    Economy year = Economy.of(office, today.minusYears(1).plusDays(1), today);
    assertThat(year.accounts()).hasSizeBetween(1_800, 2_000);
    assertThat(year.contribution()).isBetween(1_100_000.0, 1_500_000.0);
    assertThat(year.shareBelowZero()).isBetween(0.12, 0.20);
    assertThat(year.erosion()).isBetween(0.15, 0.35);
    assertThat(year.shareOfTopFifth()).isBetween(0.85, 1.30);
    long fresh =
        Economy.parsed(office.customers()).stream()
            .filter(row -> Economy.day(row.getField("לקוח מאז")).isAfter(today.minusMonths(5)))
            .count();
    assertThat(fresh / 2_000.0).isBetween(0.04, 0.08);
  }

  @Test
  void setsTheIntendedKindsApart() {
    assertThat(medianContribution(Intended.KEY)).isGreaterThan(4_000);
    assertThat(medianContribution(Intended.DEVELOPING)).isBetween(600.0, 1_500.0);
    assertThat(medianContribution(Intended.STANDARD)).isBetween(100.0, 400.0);
    assertThat(medianContribution(Intended.LOSS_MAKING)).isLessThan(-800);
  }

  @Test
  void keepsTheStoriesOfTheCast() {
    assertThat(contributionOf("מיכל בן־שמחון")).isGreaterThan(10_000);
    assertThat(contributionOf("מוסכי הצפון בע״מ")).isGreaterThan(10_000);
    assertThat(contributionOf("אילן מרגלית")).isLessThan(-2_500);
    assertThat(contributionOf("סטודיו פלג")).isLessThan(-500);
    assertThat(contributionOf("הילה דהן")).isBetween(100.0, 900.0);
    assertThat(contributionOf("יוסף אבו־ראס")).isBetween(100.0, 1_000.0);
    assertThat(account("מיכל בן־שמחון").lines).hasSize(4);
  }

  @Test
  void neverWritesWhatACustomerIsMeantToBe() {
    String all = OFFICE.files().stream().map(Economy::text).collect(Collectors.joining());
    assertThat(all).doesNotContain("KEY", "DEVELOPING", "LOSS", "STANDARD", "גרעין", "מפסיד");
  }

  private static double medianContribution(Intended intended) {
    Set<Integer> members =
        OFFICE.cast().stream()
            .filter(customer -> customer.path().now() == intended)
            .map(Customer::number)
            .collect(Collectors.toSet());
    List<Economy.Account> accounts =
        LAST_YEAR.accounts().stream()
            .filter(account -> members.contains(account.customer))
            .toList();
    return accounts.get(accounts.size() / 2).contribution();
  }

  private static double contributionOf(String name) {
    return account(name).contribution();
  }

  private static Economy.Account account(String name) {
    String number =
        CUSTOMERS.stream()
            .filter(row -> row.getField("שם").equals(name))
            .map(row -> row.getField("מס לקוח"))
            .findFirst()
            .orElseThrow();
    return LAST_YEAR.accounts().stream()
        .filter(account -> account.customer == Integer.parseInt(number))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> fields(List<NamedCsvRecord> rows, String column) {
    return rows.stream().map(row -> row.getField(column)).toList();
  }

  private static List<LocalDate> days(List<NamedCsvRecord> rows, String column) {
    return rows.stream().map(row -> Economy.day(row.getField(column))).toList();
  }

  private static boolean canBeDialled(String phone) {
    try {
      var phones = PhoneNumberUtil.getInstance();
      return phones.isValidNumber(phones.parse(phone, "IL"));
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static boolean hasRightCheckDigit(String number) {
    int sum = 0;
    for (int place = 0; place < 9; place++) {
      int weighted = (number.charAt(place) - '0') * (place % 2 + 1);
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return number.length() == 9 && sum % 10 == 0;
  }
}
