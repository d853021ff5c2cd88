package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.RELATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who customers are to each other. */
@KesherTest
@ForTheOffice
class RelationTests {
  private static final LocalDate JUNE = LocalDate.of(2010, 6, 1);

  @Autowired DSLContext database;
  @Autowired Relations relations;
  @Autowired TestOffice office;

  private CustomerId dana = new CustomerId(0);
  private CustomerId ron = new CustomerId(0);
  private CustomerId gil = new CustomerId(0);

  @BeforeEach
  void aFamily() {
    database.deleteFrom(RELATION).execute();
    dana = customer("דנה", "person", null);
    ron = customer("רון", "person", null);
    gil = customer("גיל", "person", null);
  }

  @Test
  void aRelationIsReadFromBothSides() {
    relate(dana, RelationRole.CHILD, gil);
    assertThat(relations.of(dana))
        .extracting(Related::id, Related::role)
        .containsExactly(tuple(gil, RelationRole.CHILD));
    assertThat(relations.of(gil))
        .extracting(Related::id, Related::role)
        .containsExactly(tuple(dana, RelationRole.PARENT));
    relate(gil, RelationRole.PARENT, dana);
    assertThat(database.fetchCount(RELATION)).isEqualTo(1);
  }

  @Test
  void aMarriageIsOneFromWhicheverSideItIsSaid() {
    relate(dana, RelationRole.SPOUSE, ron);
    relations.relate(ron, RelationRole.SPOUSE, dana, JUNE, null);
    assertThat(database.fetchCount(RELATION)).isEqualTo(1);
    assertThat(relations.of(dana))
        .extracting(Related::role, Related::from)
        .containsExactly(tuple(RelationRole.SPOUSE, JUNE));
  }

  @Test
  void whatHasEndedStandsLast() {
    relations.relate(dana, RelationRole.SPOUSE, ron, JUNE, JUNE.plusYears(5));
    relate(dana, RelationRole.CHILD, gil);
    assertThat(relations.of(dana)).extracting(Related::id).containsExactly(gil, ron);
    assertThat(
            fault(() -> relations.relate(dana, RelationRole.SPOUSE, ron, JUNE, JUNE.minusDays(1))))
        .isEqualTo("to customers.fault.ends-before");
  }

  @Test
  void nobodyIsRelatedToThemselves() {
    assertThat(fault(() -> relate(dana, RelationRole.SPOUSE, dana)))
        .isEqualTo("other customers.fault.itself");
  }

  @Test
  void nobodyIsTheirOwnGrandparent() {
    relate(dana, RelationRole.CHILD, gil);
    relate(gil, RelationRole.CHILD, ron);
    assertThat(fault(() -> relate(ron, RelationRole.CHILD, dana)))
        .isEqualTo("other customers.fault.round");
    assertThat(fault(() -> relate(dana, RelationRole.PARENT, ron)))
        .isEqualTo("other customers.fault.round");
    relate(dana, RelationRole.BROKER, ron);
    assertThat(database.fetchCount(RELATION)).isEqualTo(3);
  }

  @Test
  void twoMayPayForEachOther() {
    relate(dana, RelationRole.PAYER, ron);
    relate(ron, RelationRole.PAYER, dana);
    assertThat(relations.of(dana))
        .extracting(Related::role)
        .containsExactly(RelationRole.PAYER, RelationRole.PAID_FOR);
  }

  @Test
  void oneBelongsToAHouseholdOnly() {
    var home = customer("משפחת לוי", "household", null);
    relate(dana, RelationRole.CIRCLE, home);
    relate(home, RelationRole.MEMBER, ron);
    assertThat(relations.of(home)).extracting(Related::id).containsExactly(dana, ron);
    assertThat(fault(() -> relate(dana, RelationRole.CIRCLE, ron)))
        .isEqualTo("role customers.fault.no-circle");
  }

  @Test
  void whoMayNotBeSeenIsNotThere() {
    var salesperson = office.employee("salesperson");
    var mine = customer("שלי", "person", salesperson);
    relate(mine, RelationRole.SPOUSE, dana);
    var seller = office.viewer("salesperson");
    Viewers.as(
        seller,
        () -> {
          assertThat(relations.of(mine)).isEmpty();
          assertThat(relations.part(mine, RelationRole.SPOUSE, dana)).isEmpty();
          assertThat(fault(() -> relate(mine, RelationRole.SIBLING, ron)))
              .isEqualTo("other customers.fault.nobody");
          assertThatThrownBy(() -> relations.of(dana)).isInstanceOf(Refusal.class);
          return true;
        });
    assertThat(database.fetchCount(RELATION)).isEqualTo(1);
  }

  @Test
  void partingTwiceIsPartingOnce() {
    relate(dana, RelationRole.SPOUSE, ron);
    assertThat(relations.part(ron, RelationRole.SPOUSE, dana)).isPresent();
    assertThat(relations.part(ron, RelationRole.SPOUSE, dana)).isEmpty();
    assertThat(relations.of(dana)).isEmpty();
  }

  @Test
  void everyRoleComesBackFromItsInverse() {
    assertThat(RelationRole.values())
        .allSatisfy(role -> {
          assertThat(role.inverse().inverse()).isEqualTo(role);
          assertThat(role.isKept() || role.inverse().isKept()).isTrue();
        });
  }

  private void relate(CustomerId customer, RelationRole role, CustomerId other) {
    relations.relate(customer, role, other, null, null);
  }

  private static String fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    List<FieldFault> faults = catchThrowableOfType(Refusal.class, work).fields();
    return faults.getFirst().field() + " " + faults.getFirst().key();
  }

  private CustomerId customer(String name, String kind, @Nullable EmployeeId owner) {
    return database
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NAME, name)
        .set(CUSTOMER.KIND, kind)
        .set(CUSTOMER.OWNER_ID, EmployeeId.toNullable(owner))
        .returningResult(CUSTOMER.ID)
        .fetchSingle(row -> new CustomerId(row.value1()));
  }
}
