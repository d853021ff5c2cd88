package io.kesher.books;

import static io.kesher.db.books.Tables.HOLDER;
import static io.kesher.db.books.Tables.SETTING;
import static io.kesher.db.customers.Tables.TAG;
import static io.kesher.db.identity.Tables.EMPLOYEE;

import io.kesher.agreements.ProductLine;
import io.kesher.agreements.ProductLines;
import io.kesher.customers.Preference.Tongue;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Viewers;
import io.kesher.values.Folded;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the office says of those who hold books, and for all of them. */
@Service
public class BookHolders {
  private static final BigDecimal HOURS_OF_MONTH = BigDecimal.valueOf(744);
  private static final int MOST = 100_000;
  private static final int MOST_SKILLS = 50;

  private final DSLContext database;
  private final Employees employees;
  private final ProductLines lines;

  BookHolders(DSLContext database, Employees employees, ProductLines lines) {
    this.database = database;
    this.employees = employees;
    this.lines = lines;
  }

  /** How a change ends. */
  public sealed interface Change {
    record Done(Holder holder) implements Change {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(Holder theirs) implements Change {}
  }

  public Setting setting() {
    return database
        .selectFrom(SETTING)
        .fetchSingle(row -> new Setting(row.getShare(), row.getMost(), row.getLeastMinutes()));
  }

  /**
   * @throws Refusal 404 where there is nobody of that id whose book the reader may see
   */
  public Holder find(EmployeeId employee) {
    if (employees.find(employee).isEmpty() || !sees(employee)) {
      throw Refusal.notFound();
    }
    return of(List.of(employee)).getOrDefault(employee, Holder.of(employee));
  }

  static boolean sees(EmployeeId holder) {
    return Viewers.current().reach(Books.SEE).includes(holder);
  }

  /** Those of whom anything was said. */
  Map<EmployeeId, Holder> of(Collection<EmployeeId> people) {
    return database
        .selectFrom(HOLDER)
        .where(HOLDER.EMPLOYEE_ID.in(people.stream().map(EmployeeId::value).toList()))
        .fetchMap(row -> new EmployeeId(row.getEmployeeId()), BookHolders::holder);
  }

  /**
   * Says something of a holder that was read at this version.
   *
   * @throws Refusal 404, 422 with the faults of the draft
   */
  @Transactional
  public Change say(EmployeeId employee, int version, Holder.Draft draft) {
    database
        .select(EMPLOYEE.ID)
        .from(EMPLOYEE)
        .where(EMPLOYEE.ID.eq(employee.value()))
        .forUpdate()
        .fetchOptional();
    var now = find(employee);
    if (!Viewers.current().reach(Books.MANAGE).includes(employee)) {
      throw Refusal.of(org.springframework.http.HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
    if (now.version() != version) {
      return new Change.Overtaken(now);
    }
    var accepted = accepted(employee, draft, version + 1);
    var row = database.newRecord(HOLDER);
    row.setEmployeeId(employee.value());
    row.setHours(accepted.hours());
    row.setMost(accepted.most());
    row.setLanguages(accepted.languages().toArray(String[]::new));
    row.setLines(accepted.lines().toArray(String[]::new));
    row.setSkills(accepted.skills().toArray(String[]::new));
    row.setVersion(accepted.version());
    database
        .insertInto(HOLDER)
        .set(row)
        .onConflict(HOLDER.EMPLOYEE_ID)
        .doUpdate()
        .set(row)
        .execute();
    return new Change.Done(find(employee));
  }

  private Holder accepted(EmployeeId employee, Holder.Draft draft, int version) {
    var faults = new ArrayList<FieldFault>();
    var hours = draft.hours();
    if (hours != null && (hours.signum() < 0 || hours.compareTo(HOURS_OF_MONTH) > 0)) {
      faults.add(FieldFault.of("hours", "books.fault.hours"));
    }
    var most = draft.most();
    if (most != null && (most < 0 || most > MOST)) {
      faults.add(FieldFault.of("most", "books.fault.most"));
    }
    var codes = lines.all().stream().map(ProductLine::code).toList();
    var known =
        known(draft.lines(), codes::contains, faults, FieldFault.of("lines", "books.fault.choice"));
    var tongues = Stream.of(Tongue.values()).map(BookHolders::code).toList();
    var languages =
        known(
            draft.languages(),
            tongues::contains,
            faults,
            FieldFault.of("languages", "books.fault.choice"));
    var skills = tags(draft.skills(), faults);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return new Holder(
        employee,
        hours == null ? null : hours.setScale(1, RoundingMode.HALF_UP),
        most,
        languages,
        known,
        skills,
        version);
  }

  /** A language as the database names it. */
  public static String code(Tongue tongue) {
    return tongue.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> known(
      @Nullable List<String> said,
      Predicate<String> known,
      List<FieldFault> faults,
      FieldFault fault) {
    var all = said == null ? List.<String>of() : said.stream().distinct().toList();
    if (!all.stream().allMatch(known)) {
      faults.add(fault);
    }
    return all;
  }

  /** As the office writes its tags: a skill that is no tag would match nobody for ever. */
  private List<String> tags(@Nullable List<String> said, List<FieldFault> faults) {
    if (said == null || said.isEmpty()) {
      return List.of();
    }
    if (said.size() > MOST_SKILLS) {
      faults.add(FieldFault.of("skills", "books.fault.skills", MOST_SKILLS));
      return List.of();
    }
    var keys = said.stream().map(BookHolders::key).distinct().toList();
    var names =
        database
            .select(TAG.NAME)
            .from(TAG)
            .where(TAG.KEY.in(keys))
            .orderBy(TAG.NAME)
            .fetch(TAG.NAME);
    if (names.size() < keys.size()) {
      faults.add(FieldFault.of("skills", "books.fault.tag"));
    }
    return names;
  }

  private static String key(String name) {
    return Folded.of(name).text();
  }

  private static Holder holder(Record row) {
    return new Holder(
        new EmployeeId(row.get(HOLDER.EMPLOYEE_ID)),
        row.get(HOLDER.HOURS),
        row.get(HOLDER.MOST),
        List.of(row.get(HOLDER.LANGUAGES)),
        List.of(row.get(HOLDER.LINES)),
        List.of(row.get(HOLDER.SKILLS)),
        row.get(HOLDER.VERSION));
  }
}
