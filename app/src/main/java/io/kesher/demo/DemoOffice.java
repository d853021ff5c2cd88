package io.kesher.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An insurance agency in Haifa with about 2,000 customers and five years of history: the three
 * files that such an office has, to be imported like any others. The same day and seed give the
 * same bytes. Nobody in it exists: numbers, addresses and insurers are made up.
 */
public final class DemoOffice {
  public static final String NAME = "אורן ביטוח";

  /** The seed of the office that pictures and walks know. */
  public static final long SEED = 7;

  private final long seed;
  private final History history;
  private final OfficeDays days;
  private final List<Customer> customers;

  private DemoOffice(LocalDate today, long seed) {
    this.seed = seed;
    this.history = new History(today);
    this.days = new OfficeDays(history);
    this.customers = new Customers(seed, today).all();
  }

  /** The office as it stands on this day; nothing in its files is later. */
  public static DemoOffice of(LocalDate today, long seed) {
    return new DemoOffice(today, seed);
  }

  /** Those whom somebody of the staff knows best. */
  List<Customer> customersOf(String person) {
    return customers.stream().filter(customer -> Staff.knows(person, customer)).toList();
  }

  /** In the order in which they have to be imported. */
  public List<OfficeFile> files() {
    return List.of(customers(), commissions(), activities());
  }

  /** One row for each customer, in the order in which they came. */
  public OfficeFile customers() {
    return new OfficeFile(
        "customers.csv",
        List.of(
            "מס לקוח",
            "שם",
            "ת.ז / ח.פ",
            "תאריך לידה",
            "נייד",
            "טלפון נוסף",
            "דוא\"ל",
            "כתובת",
            "עיר",
            "סוג",
            "לקוח מאז"),
        () -> customers.stream().map(DemoOffice::row));
  }

  /** One row for each policy and each month or year of commission, by date; amounts in shekels. */
  public OfficeFile commissions() {
    return new OfficeFile(
        "commissions.csv",
        List.of(
            "מס לקוח",
            "מס פוליסה",
            "ענף",
            "חברה",
            "תאריך תחילה",
            "תאריך חידוש",
            "תאריך סיום",
            "פרמיה",
            "עמלה",
            "תאריך עמלה",
            "סטטוס"),
        () -> reported().map(DemoOffice::row));
  }

  /** One row for each contact or piece of work, by date; empty seconds were not measured. */
  public OfficeFile activities() {
    return new OfficeFile(
        "activities.csv",
        List.of("מס לקוח", "תאריך", "שעה", "סוג", "שניות", "עובד", "עלות ישירה", "הערה"),
        () -> done().map(DemoOffice::row));
  }

  /** The names in the column of employees. */
  public static List<String> employees() {
    return Staff.ALL;
  }

  /** How long each kind in the activities takes where it was not measured, as the office says. */
  public static Map<String, Duration> standardTimes() {
    var times = new LinkedHashMap<String, Duration>();
    for (ActivityKind kind : ActivityKind.values()) {
      times.put(kind.hebrew, Duration.ofMinutes(kind.standardMinutes));
    }
    return times;
  }

  /** Who is meant to be what; for tests and tuning, never for files. */
  List<Customer> cast() {
    return customers;
  }

  private Stream<Commission> reported() {
    var commissions = new Commissions(history);
    return customers.stream()
        .flatMap(customer -> commissions.of(customer, policiesOf(customer)).stream())
        .sorted(Comparator.comparing(Commission::paid));
  }

  private Stream<Activity> done() {
    return customers.stream()
        .flatMap(customer -> Diary.of(customer, policiesOf(customer), seed, history, days).stream())
        .sorted(Comparator.comparing(Activity::at));
  }

  private List<Policy> policiesOf(Customer customer) {
    return Portfolio.of(customer, seed, history);
  }

  private static List<String> row(Customer customer) {
    Party party = customer.party();
    return List.of(
        Integer.toString(customer.number()),
        party.name(),
        party.officialNumber(),
        day(party.born()),
        party.mobile(),
        party.otherPhone(),
        party.email(),
        party.address(),
        party.city(),
        party.business() ? "עסק" : "אדם",
        day(customer.joined()));
  }

  private static List<String> row(Commission commission) {
    Policy policy = commission.policy();
    return List.of(
        Integer.toString(commission.customer().number()),
        policy.number(),
        policy.line().hebrew,
        policy.insurer(),
        day(policy.start()),
        day(commission.renewal()),
        day(commission.ended()),
        shekels(commission.premium()),
        shekels(commission.amount()),
        day(commission.paid()),
        commission.status());
  }

  private static List<String> row(Activity activity) {
    return List.of(
        Integer.toString(activity.customer().number()),
        day(activity.at().toLocalDate()),
        activity.at().toLocalTime().toString(),
        activity.kind().hebrew,
        activity.seconds() == 0 ? "" : Integer.toString(activity.seconds()),
        activity.employee(),
        activity.cost() == 0 ? "" : shekels(activity.cost()),
        activity.note());
  }

  private static String day(@Nullable LocalDate day) {
    if (day == null) {
      return "";
    }
    String iso = day.toString();
    return iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4);
  }

  private static String shekels(long agorot) {
    return BigDecimal.valueOf(agorot, 2).toPlainString();
  }
}
