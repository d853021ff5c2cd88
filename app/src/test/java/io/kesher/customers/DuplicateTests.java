package io.kesher.customers;

import static io.kesher.customers.ContactPoint.Kind.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerDraft.Point;
import io.kesher.identity.Viewers;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
@ForTheOffice
class DuplicateTests {
  private static final LocalDate BORN = LocalDate.of(1980, 2, 3);

  @Autowired CustomerEdits edits;
  @Autowired Customers customers;
  @Autowired Duplicates duplicates;
  @Autowired Merges merges;
  @Autowired TestOffice office;

  @BeforeEach
  void nobody() {
    AsOwner.run("truncate customers.customer, customers.uncompared cascade");
  }

  @Test
  void oneOfTheSameIdIsFoundWhateverTheNames() {
    var one = customer("דנה כהן", "123456782", null, null);
    var other = customer("ד. לוי", "12345678-2", null, null);
    assertThat(open())
        .singleElement()
        .satisfies(pair -> {
          assertThat(pair.one().id()).isEqualTo(one);
          assertThat(pair.other().id()).isEqualTo(other);
          assertThat(pair.reasons()).containsExactly("israeli-id");
        });
  }

  @Test
  void oneWhoIsWrittenInTheOtherScriptIsFoundByPhoneAndName() {
    customer("David Cohen", null, null, "050-234-5678");
    customer("דוד כהן", null, null, "+972502345678");
    assertThat(open())
        .singleElement()
        .satisfies(pair -> assertThat(pair.reasons()).containsExactly("phone", "name"));
  }

  @Test
  void aFamilyThatSharesAPhoneIsNoDuplicate() {
    customer("דוד כהן", null, null, "050-234-5678");
    customer("שרה אברמוביץ", null, null, "050-234-5678");
    customer("דוד כהן", "123456782", LocalDate.of(1950, 1, 1), null);
    customer("דוד כהן", "987654324", BORN, null);
    assertThat(open()).isEmpty();
  }

  @Test
  void aChangeBringsAPairAndTakesItAway() {
    var one = customer("נועה לוי", null, BORN, null);
    var other = customer("גלית שחר", null, BORN, null);
    assertThat(open()).isEmpty();
    rename(other, "נועה לוי");
    assertThat(open()).hasSize(1);
    rename(one, "מישהי אחרת");
    assertThat(open()).isEmpty();
  }

  @Test
  void whoIsKnownToBeTwoIsNotAskedAboutAgain() {
    var one = customer("נועה לוי", null, BORN, null);
    var other = customer("נועה לוי", null, BORN, null);
    assertThat(open()).hasSize(1);
    duplicates.dismiss(other, one);
    duplicates.dismiss(one, other);
    rename(one, "נועה ליאור לוי");
    assertThat(open()).isEmpty();
    duplicates.ask(one, other);
    assertThat(open()).hasSize(1);
  }

  @Test
  void aMergeTakesThePairAwayAndItsUndoingBringsItBack() {
    var one = customer("נועה לוי", null, BORN, null);
    var other = customer("נועה לוי", null, BORN, null);
    assertThat(open()).hasSize(1);
    long merge = merges.merge(one, other, Set.of());
    assertThat(open()).isEmpty();
    merges.undo(merge);
    assertThat(open()).hasSize(1);
  }

  @Test
  void whoIsAboutToBeWrittenDownMayBeHereAlready() {
    var dana = customer("דנה כהן", null, null, "050-234-5678");
    assertThat(duplicates.like(draft("Dana Cohen", null, null, "0502345678")))
        .containsExactly(new Likely(dana, "דנה כהן", List.of("phone", "name")));
    assertThat(duplicates.like(draft("דנה כהן", null, null, null))).isEmpty();
    assertThat(duplicates.like(draft(null, "x".repeat(400), BORN, "05"))).isEmpty();
    assertThat(
            Viewers.as(
                office.viewer("salesperson"),
                () -> duplicates.like(draft("דנה כהן", null, null, "0502345678"))))
        .isEmpty();
  }

  @Test
  void theQueueGoesOnWhereAPageEnded() {
    for (int i = 0; i < 5; i++) {
      customer("נועה לוי", null, BORN, null);
    }
    var all = open();
    assertThat(all).hasSize(10);
    var first = duplicates.open(null, 4);
    var rest = duplicates.open(Duplicates.After.of(first.getLast()), 50);
    assertThat(rest).isEqualTo(all.subList(4, 10));
  }

  private List<Duplicate> open() {
    while (duplicates.compare()) {
      // the next step
    }
    return duplicates.open(null, 50);
  }

  private void rename(CustomerId id, String name) {
    var now = customers.find(id).orElseThrow();
    var draft = CustomerDraft.of(now);
    edits.change(
        id,
        now.version(),
        new CustomerDraft(
            name,
            draft.kind(),
            draft.externalId(),
            draft.israeliId(),
            draft.idKind(),
            draft.birthDate(),
            draft.since(),
            draft.contactPoints()));
  }

  private CustomerId customer(
      String name, @Nullable String id, @Nullable LocalDate born, @Nullable String phone) {
    return edits.create(draft(name, id, born, phone)).id();
  }

  private static CustomerDraft draft(
      @Nullable String name,
      @Nullable String id,
      @Nullable LocalDate born,
      @Nullable String phone) {
    var points =
        phone == null ? List.<Point>of() : List.of(new Point(PHONE, phone, null, null, null, null));
    return new CustomerDraft(name, null, name == null ? "N" : null, id, null, born, null, points);
  }
}
