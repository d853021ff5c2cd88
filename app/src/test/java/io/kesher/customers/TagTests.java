package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.web.Refusal;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The office's own words for its customers. */
@KesherTest
@ForTheOffice
class TagTests {
  @Autowired DSLContext database;
  @Autowired Tags tags;

  private CustomerId dana = new CustomerId(0);
  private CustomerId ron = new CustomerId(0);

  @BeforeEach
  void twoCustomers() {
    dana = customer("דנה");
    ron = customer("רון");
  }

  @Test
  void aTagIsOneInAnySpellingOfTheSameLetters() {
    tags.add(dana, "לקוח־זהב");
    assertThat(tags.add(ron, " לקוח-זהב ")).isEqualTo("לקוח־זהב");
    tags.add(ron, "VIP");
    tags.add(ron, "vip");
    assertThat(tags.of(ron)).containsExactlyInAnyOrder("לקוח־זהב", "VIP");
    assertThat(tags.all()).contains("VIP", "לקוח־זהב").doesNotContain("vip");
  }

  @Test
  void takingOffTwiceIsTakingOffOnce() {
    tags.add(dana, "זהב");
    tags.remove(dana, "זהב");
    tags.remove(dana, "זהב");
    tags.remove(dana, "לא היה");
    assertThat(tags.of(dana)).isEmpty();
    assertThat(tags.all()).contains("זהב");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "\u200f",
        "a\u0000b",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void whatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> tags.add(dana, name)).isInstanceOf(Refusal.class);
    assertThat(tags.of(dana)).isEmpty();
  }

  @Test
  void thereAreNotTooMany() {
    for (int i = 0; i < 50; i++) {
      tags.add(dana, "תגית " + i);
    }
    assertThatThrownBy(() -> tags.add(dana, "עוד אחת")).isInstanceOf(Refusal.class);
    assertThat(tags.of(dana)).hasSize(50);
  }

  @Test
  void customersAreFoundByTheirTags() {
    tags.add(dana, "קו־אדום");
    assertThat(count(Tags.named("קו-אדום"))).isEqualTo(1);
    assertThat(count(Tags.beginning("קו"))).isEqualTo(1);
    assertThat(count(Tags.containing("אדו"))).isEqualTo(1);
    assertThat(count(Tags.containing("%"))).isZero();
    assertThat(count(Tags.any().not())).isPositive();
  }

  private int count(Condition condition) {
    return database.fetchCount(CUSTOMER, condition);
  }

  private CustomerId customer(String name) {
    return database
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NAME, name)
        .returningResult(CUSTOMER.ID)
        .fetchSingle(row -> new CustomerId(row.value1()));
  }
}
