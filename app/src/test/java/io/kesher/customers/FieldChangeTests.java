package io.kesher.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.jayway.jsonpath.JsonPath;
import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.FieldChange.Field;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Each field says who changed it, and can be put back. */
@KesherTest
class FieldChangeTests {
  @Autowired Customers customers;
  @Autowired FieldChanges changes;
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;

  private CustomerId dana = new CustomerId(0);

  @BeforeEach
  void somebodyOfTwoPhones() throws Exception {
    AsOwner.run("truncate customers.customer, customers.uncompared cascade");
    var made =
        mvc.post()
            .uri("/api/v1/customers")
            .header("Authorization", "Bearer " + TestOffice.API_KEY)
            .contentType("application/json")
            .content(
                """
                {"name": "Dana", "contactPoints": [
                  {"kind": "PHONE", "value": "050-234-5671", "label": "home", "main": true},
                  {"kind": "PHONE", "value": "050-234-5672"}]}
                """)
            .exchange();
    int id = JsonPath.read(made.getResponse().getContentAsString(), "$.id");
    dana = new CustomerId(id);
  }

  private void change(String patch) {
    var version = owner(() -> customers.find(dana)).orElseThrow().version();
    assertThat(
            mvc.patch()
                .uri("/api/v1/customers/" + dana)
                .header("Authorization", "Bearer " + TestOffice.API_KEY)
                .header("If-Match", "\"" + version + "\"")
                .contentType("application/merge-patch+json")
                .content(patch)
                .exchange())
        .hasStatus(HttpStatus.OK);
  }

  @Test
  void ofSomebodyNewNothingWasChanged() {
    assertThat(all()).isEmpty();
  }

  @Test
  void aFieldGoesBackToWhatItWas() {
    change("{\"name\": \"Dina\", \"since\": \"2019-01-01\"}");
    assertThat(all())
        .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
        .containsExactlyInAnyOrder(
            tuple(Field.NAME, "Dana", "Dina"), tuple(Field.SINCE, "", "2019-01-01"));
    putBack(of(Field.NAME));
    putBack(of(Field.SINCE));
    var now = owner(() -> customers.find(dana)).orElseThrow();
    assertThat(now.name()).isEqualTo("Dana");
    assertThat(now.since()).isNull();
    assertThat(all()).hasSize(4);
  }

  @Test
  void aPhoneThatAnotherTookThePlaceOfComesBackWithAllThatWasSaidOfIt() {
    var before = draft();
    change(
        """
        {"contactPoints": [{"kind": "PHONE", "value": "050-234-5679", "main": true},
                           {"kind": "PHONE", "value": "050-234-5672"}]}
        """);
    assertThat(all())
        .singleElement()
        .satisfies(
            change -> assertThat(change.before()).isEqualTo("050-234-5671"),
            change -> assertThat(change.after()).isEqualTo("050-234-5679"));
    putBack(of(Field.CONTACT));
    assertThat(draft().contactPoints()).containsExactlyInAnyOrderElementsOf(before.contactPoints());
  }

  @Test
  void whatWasSaidOfAPhoneGoesBack() {
    change(
        """
        {"contactPoints": [{"kind": "PHONE", "value": "050-234-5671", "label": "work"},
                           {"kind": "PHONE", "value": "050-234-5672"}]}
        """);
    putBack(of(Field.CONTACT));
    assertThat(draft().contactPoints())
        .anyMatch(point -> "home".equals(point.label()) && "050-234-5671".equals(point.value()));
  }

  @Test
  void whoeverIsOvertakenPutsNothingBack() {
    change("{\"name\": \"Dina\"}");
    var change = of(Field.NAME);
    assertThat(owner(() -> changes.putBack(dana, 1, List.of(change.id()))))
        .isInstanceOf(CustomerEdits.Edit.Overtaken.class);
    assertThatThrownBy(() -> owner(() -> changes.putBack(dana, 2, List.of("1-name-1"))))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void whoMayNotSeeAFieldLearnsNothingOfItsChanges() {
    change("{\"israeliId\": \"039971234\", \"contactPoints\": []}");
    assertThat(Viewers.as(office.viewer("analyst"), () -> changes.of(dana))).isEmpty();
    assertThat(all()).isNotEmpty();
  }

  private List<FieldChange> all() {
    return owner(() -> changes.of(dana));
  }

  private FieldChange of(Field field) {
    return all().stream().filter(change -> change.field() == field).findFirst().orElseThrow();
  }

  private void putBack(FieldChange change) {
    int version = owner(() -> customers.find(dana)).orElseThrow().version();
    assertThat(owner(() -> changes.putBack(dana, version, List.of(change.id()))))
        .isInstanceOf(CustomerEdits.Edit.Done.class);
  }

  private CustomerDraft draft() {
    return CustomerDraft.of(owner(() -> customers.find(dana)).orElseThrow());
  }

  private <T> T owner(Callable<T> work) {
    try {
      return Viewers.as(office.viewer("owner"), work::call);
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
