package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.customers.CustomerSearch.Found;
import io.kesher.values.Folded;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * However many are called so, the best of the nearest come first: a thousand are looked at before
 * anything else, and up to fifteen hundred are ranked at once.
 */
@KesherTest
@ForTheOffice
class NameSearchTests {
  @Autowired DSLContext database;
  @Autowired CustomerSearch search;

  /**
   * From the best down: two of a family, six of another, 1,100 of one name, 1,600 of another, 3 of
   * a third, and some without a ledger.
   */
  @BeforeEach
  void fill() {
    if (database.fetchCount(CUSTOMER) > 0) {
      return;
    }
    people("גד שטראוס", 2, 200_000);
    people("נח שקד", 6, 150_000);
    people("ראובן אלמוג", 1100, 100_000);
    people("שמעון ברקת", 1600, 50_000);
    people("לוי ענבר", 3, 1_000);
    people("נח שקד", 10, 700);
    people("גד שטראוס", 1, 500);
    unknown("לוי ענבר", 2);
    unknown("שמעון ברקת", 2);
    unknown("יהודה טופז", 20);
  }

  @Test
  void aNameThatTheBestHaveIsFoundAmongThem() {
    assertThat(ids("אלמוג", 8)).isEqualTo(best("ראובן אלמוג", 8));
  }

  @Test
  void aNameThatSomeOfTheBestHaveIsFoundBeyondThem() {
    assertThat(ids("שקד", 8)).isEqualTo(best("נח שקד", 8));
  }

  @Test
  void aNameThatManyHaveButNoneOfTheBestIsFoundFurtherDown() {
    assertThat(ids("ברקת", 8)).isEqualTo(best("שמעון ברקת", 8));
    assertThat(ids("ברק", 8)).isEqualTo(best("שמעון ברקת", 8));
    assertThat(ids("shimon", 8)).isEqualTo(best("שמעון ברקת", 8));
  }

  @Test
  void ofANameThatFewHaveAllAreFoundThoseWithoutALedgerLast() {
    assertThat(ids("ענבר", 8)).isEqualTo(best("לוי ענבר", 8)).hasSize(5);
    assertThat(ids("ענבר לוי", 4)).isEqualTo(best("לוי ענבר", 4));
  }

  @Test
  void aNameThatOnlyCustomersWithoutALedgerHaveIsFound() {
    assertThat(ids("טופז", 8)).hasSize(8);
  }

  @Test
  void aFamilyOfThreeIsFoundWholeThoughTwoAreAmongTheBest() {
    assertThat(ids("שטראוס", 8)).isEqualTo(best("גד שטראוס", 8)).hasSize(3);
  }

  @Test
  void nobodyIsFoundTwiceWhoFitsInSeveralWays() {
    assertThat(ids("לוי", 50)).isEqualTo(best("לוי ענבר", 50)).doesNotHaveDuplicates();
    assertThat(ids("שמעון", 50)).hasSize(50).doesNotHaveDuplicates();
  }

  private List<Long> ids(String typed, int limit) {
    return search.find(typed, limit).stream().map(Found::id).map(CustomerId::value).toList();
  }

  private List<Long> best(String name, int limit) {
    return database
        .fetch(
            """
            select c.id from customers.customer c left join profitability.standing s on s.customer_id = c.id
            where c.name = ? order by s.contribution desc nulls last, s.tie limit ?
            """,
            name,
            limit)
        .map(row -> row.get(0, Long.class));
  }

  /** Each is worth a bit less than the one before. */
  private void people(String name, int number, int worth) {
    database.execute(
        """
        with added as (
          insert into customers.customer (name, name_key) select ?, ? from generate_series(1, ?) returning id)
        insert into profitability.standing
          (customer_id, tie, entries, income, direct_cost, seconds, estimated_seconds, time_cost, contribution, persistence, breadth,
           lines, tenure, trend)
        select id, lpad(id::text, 9, '0'), 1, 0, 0, 0, 0, 0, ? - row_number() over (order by hashint8(id)), 0, 0, 0, 0, 0 from added
        """,
        name,
        Folded.of(name).text(),
        number,
        worth);
  }

  private void unknown(String name, int number) {
    database.execute(
        "insert into customers.customer (name, name_key) select ?, ? from generate_series(1, ?)",
        name,
        Folded.of(name).text(),
        number);
  }
}
