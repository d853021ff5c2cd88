package io.kesher.customers;

import static io.kesher.customers.ContactPoint.Kind.EMAIL;
import static io.kesher.customers.ContactPoint.Kind.PHONE;
import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerDraft.Point;
import io.kesher.customers.CustomerSearch.Found;
import io.kesher.identity.Viewers;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
@ForTheOffice
class SearchTests {
  @Autowired DSLContext database;
  @Autowired CustomerEdits edits;
  @Autowired CustomerSearch search;
  @Autowired TestOffice office;

  private final Map<String, CustomerId> people = new HashMap<>();

  @BeforeEach
  void people() {
    AsOwner.run("truncate customers.customer, profitability.standing cascade");
    for (var name :
        List.of(
            "מִיכָל כהן",
            "David Levi",
            "יצחק שוורץ",
            "Rachel Rosenberg",
            "נועה בן־שמחון",
            "צה״ל",
            "Борис Волков",
            "Joseph Avraham",
            "אורית וייס",
            "חיים מזרחי")) {
      people.put(name, customer(name, null, null));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          מיכל           | מִיכָל כהן
          כהן            | מִיכָל כהן
          כהנ            | מִיכָל כהן
          כהן מי         | מִיכָל כהן
          לכהן           | מִיכָל כהן
          ומיכל          | מִיכָל כהן
          cohen          | מִיכָל כהן
          Michal Cohen   | מִיכָל כהן
          mikhal         | מִיכָל כהן
          לוי            | David Levi
          דוד            | David Levi
          לוי דוד        | David Levi
          itzhak         | יצחק שוורץ
          yitzchak       | יצחק שוורץ
          schwartz       | יצחק שוורץ
          schwar         | יצחק שוורץ
          רחל            | Rachel Rosenberg
          רוזנברג        | Rachel Rosenberg
          rosen          | Rachel Rosenberg
          Rosenbreg      | Rachel Rosenberg
          noa            | נועה בן־שמחון
          בן שמחון       | נועה בן־שמחון
          בן-שמחון       | נועה בן־שמחון
          שמחון          | נועה בן־שמחון
          צהל            | צה״ל
          צה"ל           | צה״ל
          волков         | Борис Волков
          יוסף אברהם     | Joseph Avraham
          orit weiss     | אורית וייס
          chaim          | חיים מזרחי
          Haim Mizrachi  | חיים מזרחי
          """)
  void aNameIsFoundInAnySpelling(String typed, String name) {
    assertThat(search.find(typed, 8).getFirst().name()).isEqualTo(name);
  }

  @Test
  void theListFindsTheSame() {
    for (var typed : List.of("cohen", "לכהן", "כהן מיכל", "מיכל-כהן")) {
      assertThat(database.fetchCount(CUSTOMER, search.matches(typed))).as(typed).isEqualTo(1);
    }
    assertThat(database.fetchCount(CUSTOMER, search.matches("%_!"))).isZero();
    assertThat(database.fetchCount(CUSTOMER, search.matches(" "))).isEqualTo(people.size());
  }

  @ParameterizedTest
  @CsvSource({
    "050-234-5678",
    "0502345678",
    "+972 50 234 5678",
    "972502345678",
    "00972-50-2345678",
    "234-5678",
    "5678",
    "050234",
    "(050) 234-5678"
  })
  void aPhoneIsFoundByItsDigitsInAnyNotation(String typed) {
    var dana = customer("דנה", "050-234-5678", null);
    customer("אחרת", "054-765-4321", null);
    assertThat(search.find(typed, 8)).extracting(Found::id).containsExactly(dana);
    assertThat(search.find(typed, 8).getFirst().by()).isEqualTo("phone");
    assertThat(search.find(typed, 8).getFirst().mark()).isEqualTo("050-234-5678");
    assertThat(
            database
                .selectFrom(CUSTOMER)
                .where(search.matches(typed))
                .fetch(row -> new CustomerId(row.getId())))
        .containsExactly(dana);
  }

  @Test
  void whatAllPhonesOfACountryBeginWithIsNobodysNumber() {
    customer("דנה", "050-234-5678", null);
    assertThat(search.find("+972", 8)).isEmpty();
    assertThat(search.find("00972", 8)).isEmpty();
  }

  @Test
  void whatFoundThemIsToldWithThem() {
    var dana = customer("דנה", null, "Dana.L@Example.co.il", "123456782", "K-77");
    database
        .insertInto(AGREEMENT)
        .set(AGREEMENT.CUSTOMER_ID, dana.value())
        .set(AGREEMENT.NUMBER, "POL-2026/1")
        .execute();
    assertThat(search.find("dana.l@ex", 8))
        .containsExactly(new Found(dana, "דנה", "email", "Dana.L@example.co.il", null));
    assertThat(search.find("12345678-2", 8))
        .containsExactly(new Found(dana, "דנה", "israeli-id", "123456782", null));
    assertThat(search.find("K-77", 8))
        .containsExactly(new Found(dana, "דנה", "external-id", "K-77", null));
    assertThat(search.find("POL-2026/1", 8))
        .containsExactly(new Found(dana, "דנה", "agreement", "POL-2026/1", null));
    assertThat(search.find("דנה", 8)).containsExactly(new Found(dana, "דנה", "name", null, null));
  }

  @Test
  void theNearestComeFirstAndAmongThemWhoContributesMost() {
    AsOwner.run("truncate customers.customer, profitability.standing cascade");
    var sounds = worth(customer("Ron Kohen", null, null), 9_000, "A");
    var part = worth(customer("רות הכהני", null, null), 8_000, "A");
    var beginning = worth(customer("כהנא דב", null, null), 7_000, "A");
    var poor = worth(customer("כהן אבי", null, null), -10, "C");
    var rich = worth(customer("כהן זיו", null, null), 10, "D");
    var unknown = customer("כהן טל", null, null);
    assertThat(search.find("כהן", 8))
        .extracting(Found::id)
        .containsExactly(rich, unknown, poor, beginning, part, sounds);
    assertThat(search.find("כהן", 3)).extracting(Found::group).containsExactly("D", null, "C");
  }

  @Test
  void aNumberWithinANameIsFoundAsItIsAndNeverByItsSound() {
    var first = customer("Branch 15", null, null);
    customer("Branch 25", null, null);
    assertThat(search.find("branch 15", 8)).extracting(Found::id).containsExactly(first);
    assertThat(database.fetchCount(CUSTOMER, search.matches("branch15"))).isZero();
  }

  @Test
  void nothingIsFoundBySignsOrByASingleLetter() {
    for (var typed : List.of("", " ", "%", "_", "כ", "%%%", "'; --", "!", "\u202E", "\"")) {
      assertThat(search.find(typed, 8)).as(typed).isEmpty();
    }
    assertThat(search.find("א".repeat(5_000), 8)).isEmpty();
    assertThat(search.find("1".repeat(300), 8)).isEmpty();
    assertThat(search.find("👩‍👩‍👧 <script>", 8)).isEmpty();
  }

  @Test
  void whoMayNotSeeAPhoneOrAnIdFindsNobodyByThem() {
    var dana = customer("דנה", "050-234-5678", "dana@example.com", "123456782", null);
    var analyst = office.viewer("analyst");
    for (var typed : List.of("0502345678", "5678", "dana@example.com", "123456782")) {
      assertThat(search.find(typed, 8)).as(typed).hasSize(1);
      assertThat(Viewers.as(analyst, () -> search.find(typed, 8))).as(typed).isEmpty();
      assertThat(Viewers.as(analyst, () -> database.fetchCount(CUSTOMER, search.matches(typed))))
          .as(typed)
          .isZero();
    }
    assertThat(Viewers.as(analyst, () -> search.find("דנה", 8)))
        .extracting(Found::id)
        .containsExactly(dana);
  }

  private CustomerId customer(String name, @Nullable String phone, @Nullable String email) {
    return customer(name, phone, email, null, null);
  }

  private CustomerId customer(
      String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String israeliId,
      @Nullable String externalId) {
    var points =
        phone != null
            ? List.of(new Point(PHONE, phone, null, null, null, null))
            : email != null
                ? List.of(new Point(EMAIL, email, null, null, null, null))
                : List.<Point>of();
    if (phone != null && email != null) {
      points =
          List.of(
              new Point(PHONE, phone, null, null, null, null),
              new Point(EMAIL, email, null, null, null, null));
    }
    return edits
        .create(new CustomerDraft(name, null, externalId, israeliId, null, null, null, points))
        .id();
  }

  private CustomerId worth(CustomerId customer, long contribution, String group) {
    database
        .update(STANDING)
        .set(STANDING.CONTRIBUTION, BigDecimal.valueOf(contribution))
        .set(STANDING.GROUP_CODE, group)
        .where(STANDING.CUSTOMER_ID.eq(customer.value()))
        .execute();
    return customer;
  }
}
