package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.LAPSE;
import static io.kesher.db.agreements.Tables.RENEWAL;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.agreements.Radar.Coming;
import io.kesher.agreements.Radar.First;
import io.kesher.agreements.Radar.Search;
import io.kesher.agreements.Radar.Stake;
import io.kesher.agreements.Radar.Window;
import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.profitability.Standings;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which renewals come, in which order, and who sees them. */
@KesherTest
class RadarTests {
  private static final Search ALL = new Search(null, null, null, null, First.STAKE);

  @Autowired DSLContext database;
  @Autowired Radar radar;
  @Autowired ProductLines lines;
  @Autowired Ledger ledger;
  @Autowired Standings standings;
  @Autowired Offices offices;
  @Autowired TestOffice office;

  private LocalDate today = LocalDate.EPOCH;
  private EmployeeId dana = new EmployeeId(0);
  private long hers;
  private long nobodys;

  @BeforeEach
  void agreements() {
    today = offices.today();
    dana = office.employee("salesperson");
    database.deleteFrom(RENEWAL).execute();
    database.deleteFrom(LAPSE).execute();
    database.deleteFrom(AGREEMENT).execute();
    hers = customer(dana);
    nobodys = customer(null);
    lines.named(List.of("motor", "home"));
    hold(hers, "late", -10, "motor", 1000, 10);
    hold(hers, "soon", 30, "home", 2000, 10);
    hold(nobodys, "next", 31, "motor", 9000, 1);
    hold(nobodys, "later", 90, "home", 2000, 20);
    hold(nobodys, "far", 91, "home", 99_000, 20);
    hold(nobodys, "ended", 5, "home", 99_000, 20);
    database
        .update(AGREEMENT)
        .set(AGREEMENT.ENDED_ON, today.plusDays(5))
        .where(AGREEMENT.NUMBER.eq("ended"))
        .execute();
    hold(nobodys, "offer", 5, "home", 99_000, 20);
    database
        .update(AGREEMENT)
        .set(AGREEMENT.OFFERED_ON, today)
        .where(AGREEMENT.NUMBER.eq("offer"))
        .execute();
  }

  @Test
  void whatIsMostAtStakeComesFirstAndWhatEndsOrIsFarDoesNotCome() {
    assertThat(numbers(ALL)).containsExactly("later", "soon", "late", "next");
    assertThat(numbers(new Search(null, null, null, null, First.DAY)))
        .containsExactly("late", "soon", "next", "later");
  }

  @Test
  void aWindowBeginsWhereTheOneBeforeEnds() {
    assertThat(numbers(in(Window.OVERDUE))).containsExactly("late");
    assertThat(numbers(in(Window.T30))).containsExactly("soon");
    assertThat(numbers(in(Window.T60))).containsExactly("next");
    assertThat(numbers(in(Window.T90))).containsExactly("later");
    assertThat(Viewers.asOffice(() -> radar.stakes(ALL)))
        .containsOnlyKeys(Window.values())
        .extractingByKey(Window.T90)
        .isEqualTo(new Stake(1, new BigDecimal("2000.0000"), new BigDecimal("400.00")));
  }

  @Test
  void filtersByLineOwnerAndGroup() {
    var motor = lines.find("motor").orElseThrow();
    assertThat(numbers(new Search(null, motor, null, null, First.STAKE)))
        .containsExactly("late", "next");
    assertThat(numbers(new Search(null, null, dana, null, First.STAKE)))
        .containsExactly("soon", "late");
    assertThat(Viewers.asOffice(() -> radar.groups())).contains("A", "N");
    assertThat(numbers(new Search(null, null, null, "A", First.STAKE))).isEmpty();
    assertThatThrownBy(() -> numbers(new Search(null, null, null, "Z", First.STAKE)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void pageAfterPageHoldsEachOnce() {
    for (int i = 0; i < 7; i++) {
      hold(nobodys, "tie" + i, 12, "motor", 500, 10);
    }
    for (var sort : First.values()) {
      var search = new Search(null, null, null, null, sort);
      var seen = new ArrayList<String>();
      Radar.@Nullable After after = null;
      List<Coming> page;
      do {
        var from = after;
        page = Viewers.asOffice(() -> radar.page(search, from, 2));
        page.forEach(each -> seen.add(each.agreement().number()));
        after = page.isEmpty() ? null : page.getLast().after();
      } while (!page.isEmpty());
      assertThat(seen)
          .hasSize(11)
          .doesNotHaveDuplicates()
          .containsExactlyElementsOf(numbers(search));
    }
  }

  @Test
  void whoSeesTheirOwnCustomersSeesTheirRenewalsAlone() {
    var sales = office.viewer("salesperson");
    assertThat(Viewers.as(sales, () -> radar.page(ALL, null, 10)))
        .extracting(each -> each.agreement().number())
        .containsExactly("soon", "late");
    assertThat(Viewers.as(sales, () -> radar.stakes(ALL)))
        .containsOnlyKeys(Window.OVERDUE, Window.T30);
    assertThat(Viewers.as(sales, () -> radar.export(ALL, null, 10))).isEmpty();
    var foreign = id("later");
    assertThatThrownBy(() -> Viewers.as(sales, () -> radar.find(foreign)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void groupAndContributionStandBesideThemForWhomTheyAre() {
    Viewers.asOffice(() ->
        ledger.post(
            new Posting.Income(new CustomerId(hers), today, new BigDecimal("750"), null, null)));
    standings.refresh();
    assertThat(Viewers.asOffice(() -> radar.find(id("soon"))).worth().contribution())
        .isEqualByComparingTo("750");
    var service = office.viewer("service");
    assertThat(Viewers.as(service, () -> radar.find(id("soon"))).worth().contribution())
        .isNotNull();
  }

  private static Search in(Window window) {
    return new Search(window, null, null, null, First.STAKE);
  }

  private List<String> numbers(Search search) {
    return Viewers.asOffice(() -> radar.page(search, null, 50)).stream()
        .map(each -> each.agreement().number())
        .toList();
  }

  private AgreementId id(String number) {
    return new AgreementId(
        database
            .select(AGREEMENT.ID)
            .from(AGREEMENT)
            .where(AGREEMENT.NUMBER.eq(number))
            .fetchSingle()
            .value1());
  }

  private long customer(@Nullable EmployeeId owner) {
    return database
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NAME, "לקוח")
        .set(CUSTOMER.OWNER_ID, EmployeeId.toNullable(owner))
        .returningResult(CUSTOMER.ID)
        .fetchSingle()
        .value1();
  }

  private void hold(long customer, String number, int days, String line, int premium, int percent) {
    database
        .insertInto(AGREEMENT)
        .set(
            Map.of(
                AGREEMENT.CUSTOMER_ID,
                customer,
                AGREEMENT.NUMBER,
                number,
                AGREEMENT.LINE_ID,
                lines.find(line).orElseThrow().id(),
                AGREEMENT.RENEWAL_ON,
                today.plusDays(days),
                AGREEMENT.PREMIUM,
                BigDecimal.valueOf(premium),
                AGREEMENT.COMMISSION_RATE,
                BigDecimal.valueOf(percent)))
        .execute();
  }
}
