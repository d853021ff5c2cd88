package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.STALE;
import static io.kesher.db.profitability.Tables.STANDING;
import static io.kesher.db.views.Tables.SAVED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.jooq.impl.DSL.selectOne;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.audit.Acting;
import io.kesher.audit.Actor;
import io.kesher.customers.ContactPoint;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerEdits;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Tags;
import io.kesher.db.profitability.Routines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What somebody does on their first day in an office of 240 customers, with nobody beside them: in
 * both languages, by mouse, by keys alone and on a telephone. They begin at the first page and go
 * by what they see there.
 */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewcomerWalkTests {
  private static final String[] FIRST =
      ("דנה יוסי מיכל אבי רותם שירה עומר נועם תמר אליהו חנה גיא לירון איתן רבקה משה יעל ברק סיגל אורן")
          .split(" ");
  private static final String[] LAST =
      "כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן אזולאי חדד גבאי שפירא".split(" ");

  private static final String[] TWINS = "שטרנברג טננבאום ורדימון גוטליב הורוביץ נחמיאס".split(" ");

  /** What is looked for in the list: the tag that 200 of them have. */
  private static final String TAG = "רכב";

  private static final Pattern SHOWN = Pattern.compile(".*/customers/[0-9]+([?].*)?$");

  @LocalServerPort int port;
  @Autowired Offices offices;
  @Autowired TestOffice office;
  @Autowired Teams teams;
  @Autowired Tags tags;
  @Autowired Customers customers;
  @Autowired CustomerEdits edits;
  @Autowired DSLContext database;

  private final Chromium chromium = new Chromium();
  private final List<Customer> all = new ArrayList<>();

  private int turn;

  @AfterAll
  void leave() {
    chromium.close();
  }

  @BeforeAll
  void anOfficeAtWork() {
    office.open();
    teams.create("צוות רכב");
    Viewers.as(
        office.viewer("manager"),
        () -> {
          for (String last : LAST) {
            for (String first : FIRST) {
              all.add(edits.create(draft(first + " " + last, phone(all.size()))));
            }
          }
          all.stream().limit(200).forEach(each -> tags.add(each.id(), TAG));
          return null;
        });
    all.forEach(this::withAPolicy);
    Routines.sumUp(database.configuration(), false);
    database
        .update(STANDING)
        .set(STANDING.GROUP_CODE, "A")
        .set(STANDING.RAW_GROUP, "A")
        .where(STANDING.CUSTOMER_ID.mod(4L).eq(0L))
        .execute();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"MOUSE, he", "MOUSE, en", "KEYS, he", "KEYS, en", "THUMB, he", "THUMB, en"})
  void aNewcomerFindsTheirWay(Hand hand, String language) {
    turn++;
    var someone = all.get(turn);
    changedPhone(someone);
    var newcomer =
        hand == Hand.THUMB
            ? chromium.telephone(port, language, ColorScheme.LIGHT)
            : chromium.visit(port, language, ColorScheme.LIGHT, 1440);
    try (var visit = newcomer.signIn()) {
      var page = visit.page;
      find(visit, hand, someone);
      logACall(visit, hand);
      changeTheAddress(visit, hand);
      attachAFile(visit, hand);
      findWhoChangedThePhone(visit, hand);
      mergeTwoAndUndoIt(visit, hand);
      putTwoHundredInATeam(visit, hand);
      buildAndShareAView(visit, hand);
      Assertions.assertThat(page.url()).contains("view=");
    }
  }

  private void find(Visit visit, Hand hand, Customer someone) {
    var page = visit.ready().page;
    if (hand == Hand.KEYS) {
      page.keyboard().press("Control+k");
    } else {
      hand.press(seen(page, "[data-open=palette]"));
    }
    page.keyboard().type(newPhone().substring(7));
    var found = page.locator(".palette__item").first();
    assertThat(found).containsText(someone.name());
    keep(visit, hand, "find");
    if (hand == Hand.KEYS) {
      page.keyboard().press("Enter");
    } else {
      hand.press(found);
    }
    visit.arrive(SHOWN);
  }

  private void logACall(Visit visit, Hand hand) {
    var page = visit.page;
    hand.write(page.locator("#f-summary"), "ביקשה הצעה לביטוח הדירה");
    hand.press(page.locator("#log button.button--main"));
    assertThat(page.locator("#timeline .event").first()).containsText("ביטוח הדירה");
    keep(visit, hand, "log");
  }

  private void changeTheAddress(Visit visit, Hand hand) {
    var page = visit.page;
    hand.press(page.locator("header a[href$='/edit']"));
    visit.arrive("**/edit");
    hand.write(page.locator("#points-ADDRESS .points__value").first(), "הנביאים 12, חיפה");
    keep(visit, hand, "address");
    hand.press(page.locator("main form button.button--main"));
    visit.arrive(SHOWN);
    assertThat(page.locator(".point__value").last()).hasText("הנביאים 12, חיפה");
  }

  private void attachAFile(Visit visit, Hand hand) {
    var page = visit.page;
    var file = new FilePayload("פוליסה.txt", "text/plain", "דירה, 2026".getBytes(ISO_8859_1));
    hand.attach(page, page.locator("#files input[type=file]"), file);
    assertThat(page.locator("#files .files__name").first()).hasText("פוליסה.txt");
    keep(visit, hand, "file");
  }

  private void findWhoChangedThePhone(Visit visit, Hand hand) {
    var page = visit.page;
    hand.press(page.locator("a.history[href$='contactPoints']"));
    var history = page.locator("#history:popover-open");
    assertThat(history).containsText("manager");
    assertThat(history).containsText(phone(turn).substring(0, 5));
    keep(visit, hand, "history");
    page.keyboard().press("Escape");
  }

  /** Somebody was written down twice, with the name the other way round. */
  private void mergeTwoAndUndoIt(Visit visit, Hand hand) {
    var page = visit.page;
    var twins = twins();
    toCustomers(visit, hand);
    hand.write(page.locator("main input[name=q]"), TWINS[turn - 1]);
    assertThat(page.locator("tr[data-customer]")).hasCount(2);
    hand.press(page.locator(".choose input").first());
    hand.press(page.locator(".choose input").last());
    keep(visit, hand, "two");
    hand.press(page.locator(".selection button[formaction='/customers/merging']"));
    visit.arrive("**/customers/merging?*");
    keep(visit, hand, "merging");
    hand.press(page.locator("main form button.button--main"));
    visit.arrive(SHOWN);
    Assertions.assertThat(there(twins)).hasSize(1);
    keep(visit, hand, "merged");
    if (hand == Hand.KEYS) {
      page.keyboard().press("u");
    } else {
      hand.press(page.locator("#toasts [data-undo]"));
    }
    page.locator("#merged").waitFor(detached());
    visit.ready();
    Assertions.assertThat(there(twins)).hasSize(2);
  }

  private void putTwoHundredInATeam(Visit visit, Hand hand) {
    var page = visit.page;
    toCustomers(visit, hand);
    hand.press(page.locator(".chip--add"));
    visit.arrive("**/customers/filter*");
    hand.choose(page.locator("select[name='g0.r0.field']"), "tag");
    hand.write(page.locator("input[name='g0.r0.value']"), TAG);
    hand.press(page.locator("#filters button.button--main"));
    visit.arrive("**/customers?*filter=*");
    hand.press(page.locator(".choose input").first());
    hand.press(page.locator(".selection button[name=all]"));
    assertThat(page.locator("h1")).containsText("200");
    keep(visit, hand, "team");
    var form = page.locator("form:has(input[value=team])");
    hand.choose(form.locator("select"), "1");
    hand.press(form.locator("button"));
    visit.arrive("**/customers/changes/*");
    page.locator("form[action$='/undoing'] button").waitFor();
    keep(visit, hand, "team-done");
    Assertions.assertThat(database.fetchCount(CUSTOMER, CUSTOMER.TEAM_ID.eq(1L))).isEqualTo(200);
    hand.press(page.locator("form[action$='/undoing'] button"));
    page.locator("form[action$='/undoing'] button").waitFor(detached());
  }

  private void buildAndShareAView(Visit visit, Hand hand) {
    var page = visit.page;
    var view = "גרעין, חידוש ב־60 יום (" + turn + ")";
    toCustomers(visit, hand);
    hand.press(page.locator(".chip--add"));
    visit.arrive("**/customers/filter*");
    hand.choose(page.locator("select[name='g0.r0.field']"), "group");
    hand.press(page.locator("input[name='g0.r0.value'][value=A]"));
    hand.press(page.locator("button[value='add.g0']"));
    hand.choose(page.locator("select[name='g0.r1.field']"), "nextRenewal");
    hand.write(page.locator("input[name='g0.r1.value'][type=number]"), "60");
    keep(visit, hand, "filter");
    hand.press(page.locator("#filters button.button--main"));
    visit.arrive("**/customers?*filter=*");
    hand.press(page.locator("a[href^='/views/new']").first());
    hand.write(page.locator("#f-name"), view);
    hand.press(page.locator("input[name=shared]"));
    keep(visit, hand, "view");
    hand.press(page.locator("main button.button--main"));
    visit.arrive("**/customers?view=*");
    assertThat(page.locator(".tab[aria-current=true]")).containsText(view);
    keep(visit, hand, "shared");
    Assertions.assertThat(
            database.fetchExists(
                selectOne().from(SAVED).where(SAVED.NAME.eq(view), SAVED.SHARED.isTrue())))
        .isTrue();
  }

  private void toCustomers(Visit visit, Hand hand) {
    hand.press(seen(visit.page, "nav a[href='/customers']"));
    visit.arrive(Pattern.compile(".*/customers([?].*)?$"));
    if (visit.page.locator(".tab[href='/customers?view=all']:not([aria-current])").isVisible()) {
      hand.press(visit.page.locator(".tab[href='/customers?view=all']"));
    }
  }

  /** Of the rail of the desk and the tabs of the telephone, the one that is there. */
  private static Locator seen(Page page, String what) {
    return page.locator(what).filter(new Locator.FilterOptions().setVisible(true)).first();
  }

  private static Locator.WaitForOptions detached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }

  /** What is the same for all hands is looked over once, where a mouse works it in Hebrew. */
  private static void keep(Visit visit, Hand hand, String deed) {
    var picture = "newcomer-" + hand.name().toLowerCase(Locale.ROOT) + "-" + deed;
    if (hand != Hand.KEYS && visit.isHebrew()) {
      visit.picture(picture);
    } else {
      visit.photograph(picture);
    }
  }

  private List<CustomerId> twins() {
    return Viewers.as(
        office.viewer("manager"),
        () ->
            List.of(
                edits.create(draft("גלית " + TWINS[turn - 1], "03-555-" + (7000 + turn))).id(),
                edits.create(draft(TWINS[turn - 1] + " גלית", "03-555-" + (8000 + turn))).id()));
  }

  private List<CustomerId> there(List<CustomerId> twins) {
    return database
        .select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(CUSTOMER.ID.in(twins.stream().map(CustomerId::value).toList()))
        .fetch(each -> new CustomerId(each.value1()));
  }

  /** A colleague has corrected the phone. */
  private void changedPhone(Customer someone) {
    var colleague = office.viewer("manager");
    Acting.as(
        Actor.ordered(colleague.id().map(EmployeeId::value).orElseThrow()),
        () ->
            Viewers.as(
                colleague,
                () -> {
                  var now = customers.find(someone.id()).orElseThrow();
                  return edits.change(
                      now.id(), now.version(), draft(now.displayName(), newPhone()));
                }));
  }

  private String newPhone() {
    return "04-866-" + (1200 + turn);
  }

  private void withAPolicy(Customer customer) {
    long id = customer.id().value();
    database
        .insertInto(ENTRY)
        .set(ENTRY.CUSTOMER_ID, id)
        .set(ENTRY.DAY, offices.today().minusMonths(2))
        .set(ENTRY.KIND, "i")
        .set(ENTRY.AMOUNT, BigDecimal.valueOf(100 + id * 37 % 900))
        .execute();
    database.insertInto(STALE).set(STALE.CUSTOMER_ID, id).execute();
    database
        .insertInto(AGREEMENT)
        .set(AGREEMENT.CUSTOMER_ID, id)
        .set(AGREEMENT.NUMBER, "31-" + (20000 + id))
        .set(AGREEMENT.RENEWAL_ON, offices.today().plusDays(id % 2 == 0 ? 30 : 200))
        .execute();
  }

  private static String phone(int place) {
    return "050-23%02d-%03d".formatted(place % 90 + 10, 100 + place * 3);
  }

  private static CustomerDraft draft(String name, String phone) {
    return new CustomerDraft(
        name,
        Customer.Kind.PERSON,
        null,
        null,
        null,
        null,
        null,
        List.of(new CustomerDraft.Point(ContactPoint.Kind.PHONE, phone, null, true, false, null)));
  }
}
