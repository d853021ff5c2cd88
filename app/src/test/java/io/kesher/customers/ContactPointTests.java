package io.kesher.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.ContactPoint.Kind;
import io.kesher.customers.CustomerDraft.Point;
import io.kesher.customers.CustomerEdits.Edit;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is known of a phone, an e-mail and an address beside what it is. */
@KesherTest
class ContactPointTests {
  private static final String MOBILE = "050-234-5678";
  private static final String HOME = "03-765-4321";

  @Autowired CustomerEdits edits;
  @Autowired TestOffice office;

  private Customer customer;

  @BeforeEach
  void aCustomerWithTwoPhones() {
    customer = create(point(MOBILE, "נייד", true, true, ""), phone(HOME));
  }

  @Test
  void keepsWhatItIsForAndWhoVerifiedIt() {
    var mobile = at(MOBILE);
    assertThat(mobile.label()).isEqualTo("נייד");
    assertThat(mobile.main()).isTrue();
    assertThat(mobile.verified()).isTrue();
    assertThat(mobile.verifiedBy()).isEqualTo(office.employee("service"));
    assertThat(mobile.verifiedAt()).isNotNull();
    assertThat(at(HOME).verifiedBy()).isNull();
  }

  @Test
  void whatIsNotToldStays() {
    change("manager", phone(MOBILE), phone(HOME));
    assertThat(at(MOBILE).label()).isEqualTo("נייד");
    assertThat(at(MOBILE).main()).isTrue();
    assertThat(at(MOBILE).verifiedBy()).isEqualTo(office.employee("service"));
  }

  @Test
  void whoVerifiedItFirstIsKept() {
    var before = at(MOBILE);
    change("manager", point(MOBILE, "עבודה", true, true, ""), point(HOME, "", false, true, ""));
    assertThat(at(MOBILE).verifiedBy()).isEqualTo(before.verifiedBy());
    assertThat(at(MOBILE).verifiedAt()).isEqualTo(before.verifiedAt());
    assertThat(at(HOME).verifiedBy()).isEqualTo(office.employee("manager"));
    change("manager", point(MOBILE, "", true, false, ""), phone(HOME));
    assertThat(at(MOBILE).verifiedBy()).isNull();
    assertThat(at(MOBILE).label()).isNull();
  }

  @Test
  void anotherNumberIsVerifiedByNobody() {
    change("service", phone("050-234-5679"));
    assertThat(at("050-234-5679").verified()).isFalse();
  }

  @Test
  void thereIsOneMainOfAKind() {
    change("service", phone(MOBILE), point(HOME, null, true, null, null));
    assertThat(at(HOME).main()).isTrue();
    assertThat(at(MOBILE).main()).isFalse();
    assertThat(faults(point(MOBILE, null, true, null, null), point(HOME, null, true, null, null)))
        .containsExactly("contactPoints.1.main");
  }

  @Test
  void whatIsNotToBeUsedStandsLastAndIsNotTheMainOne() {
    change("service", point(MOBILE, null, null, null, "הוחלף"), phone(HOME));
    assertThat(at(MOBILE).doNotUse()).isEqualTo("הוחלף");
    assertThat(at(MOBILE).main()).isFalse();
    assertThat(customer.contactPoints().getLast().value()).isEqualTo(MOBILE);
    change("service", point(MOBILE, null, true, null, null), phone(HOME));
    assertThat(at(MOBILE).main()).as("as long as it is not to be used").isFalse();
    assertThat(faults(point(MOBILE, null, true, null, "שגוי")))
        .containsExactly("contactPoints.0.doNotUse");
    change("service", point(MOBILE, null, true, null, ""), phone(HOME));
    assertThat(at(MOBILE).main()).isTrue();
  }

  @Test
  void aLabelHasAnEnd() {
    assertThat(faults(point(MOBILE, "א".repeat(61), null, null, "ב".repeat(201))))
        .containsExactly("contactPoints.0.label", "contactPoints.0.doNotUse");
  }

  private Customer create(Point... points) {
    return Viewers.as(office.viewer("service"), () -> edits.create(draft(points)));
  }

  private void change(String role, Point... points) {
    var edit =
        Viewers.as(
            office.viewer(role),
            () -> edits.change(customer.id(), customer.version(), draft(points)));
    assertThat(edit).isInstanceOf(Edit.Done.class);
    customer = ((Edit.Done) edit).customer();
  }

  private List<String> faults(Point... points) {
    return catchThrowableOfType(Refusal.class, () -> create(points)).fields().stream()
        .map(FieldFault::field)
        .toList();
  }

  private ContactPoint at(String value) {
    return customer.contactPoints().stream()
        .filter(point -> point.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static CustomerDraft draft(Point... points) {
    return new CustomerDraft("דנה", null, null, null, null, null, null, List.of(points));
  }

  private static Point phone(String value) {
    return point(value, null, null, null, null);
  }

  private static Point point(
      String value,
      @Nullable String label,
      @Nullable Boolean main,
      @Nullable Boolean verified,
      @Nullable String doNotUse) {
    return new Point(Kind.PHONE, value, label, main, verified, doNotUse);
  }
}
