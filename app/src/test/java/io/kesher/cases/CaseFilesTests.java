package io.kesher.cases;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.ROLE;
import static io.kesher.db.identity.Tables.ROLE_GRANT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.files.FileEdits;
import io.kesher.files.Files;
import io.kesher.files.Held;
import io.kesher.files.Intake;
import io.kesher.files.KeptFile;
import io.kesher.identity.Rights;
import io.kesher.identity.RoleId;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
class CaseFilesTests {
  @Autowired DSLContext database;
  @Autowired TestOffice office;
  @Autowired Rights rights;
  @Autowired CaseEdits cases;
  @Autowired CaseMerges merges;
  @Autowired Intake intake;
  @Autowired Files files;
  @Autowired FileEdits edits;
  @Autowired CustomerSearch search;

  @Test
  void whoMayNotSeeTheCaseSeesNothingOfItsFiles() {
    var dana = customer();
    var one = open(dana);
    var file = take(dana, held(one), "צילום הנזק.txt");
    var plain = take(dana, null, "רישיון.txt");
    assertThat(file.held()).isEqualTo(held(one));
    assertThat(plain.held()).isNull();

    assertThat(names(office.viewer("manager"), dana, held(one))).containsExactly("צילום הנזק.txt");
    assertThat(names(office.viewer("manager"), dana, null))
        .containsExactly("רישיון.txt", "צילום הנזק.txt");

    var clerk = clerk("customers:see", "files:see", "files:create", "files:delete");
    assertThat(names(clerk, dana, null)).containsExactly("רישיון.txt");
    assertThatThrownBy(() -> Viewers.as(clerk, () -> files.find(dana, file.id())))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Viewers.as(clerk, () -> files.handOut(dana, file.id())))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Viewers.as(clerk, () -> edits.remove(dana, file.id())))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> names(clerk, dana, held(one))).isInstanceOf(Refusal.class);
    assertThat(Viewers.as(clerk, () -> search.find("צילום הנזק", 8))).isEmpty();
    assertThat(Viewers.as(office.viewer("manager"), () -> search.find("צילום הנזק", 8))).hasSize(1);
    assertThat(Viewers.as(clerk, () -> files.find(dana, plain.id())).name().value())
        .isEqualTo("רישיון.txt");
  }

  @Test
  void nothingIsPutWithACaseOfSomebodyElse() {
    var one = open(customer());
    var other = customer();
    assertThatThrownBy(() -> take(other, held(one), "a.txt")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> take(other, new Held("nothing", 1), "a.txt"))
        .isInstanceOf(Refusal.class);
    assertThat(names(office.viewer("manager"), other, null)).isEmpty();
  }

  @Test
  void aCaseThatHasTakenInAnotherShowsItsFilesToo() {
    var dana = customer();
    var whole = open(dana);
    var part = open(dana);
    var file = take(dana, held(part), "part.txt");
    assertThat(file.held()).isEqualTo(held(part));
    Viewers.as(office.viewer("manager"), () -> merges.merge(part.id(), whole.id()));
    assertThat(names(office.viewer("manager"), dana, held(whole))).containsExactly("part.txt");
    assertThat(Viewers.as(office.viewer("manager"), () -> files.find(dana, file.id())).held())
        .isEqualTo(held(whole));
  }

  private List<String> names(Viewer viewer, CustomerId customer, @Nullable Held held) {
    return Viewers.as(viewer, () -> files.page(customer, held, null, 10)).files().stream()
        .map(file -> file.name().value())
        .toList();
  }

  private static Held held(Case one) {
    return new Held("case", one.id().value());
  }

  private KeptFile take(CustomerId customer, @Nullable Held held, String name) {
    return Viewers.as(
        office.viewer("manager"),
        () -> intake.take(customer, held, name, new ByteArrayInputStream(name.getBytes(UTF_8))));
  }

  private Case open(CustomerId customer) {
    return Viewers.as(
        office.viewer("manager"),
        () ->
            cases.open(
                customer,
                new CaseDraft("נזק לרכב", CaseKind.FAULT, Severity.NORMAL, null, null),
                null));
  }

  private CustomerId customer() {
    return new CustomerId(
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "דנה כהן")
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1());
  }

  /** Somebody who may do these for everybody, and nothing else. */
  private Viewer clerk(String... permissions) {
    long role =
        database
            .insertInto(ROLE)
            .set(ROLE.NAME, "clerk")
            .returningResult(ROLE.ID)
            .fetchSingle()
            .value1();
    for (var each : permissions) {
      database
          .insertInto(ROLE_GRANT)
          .set(ROLE_GRANT.ROLE_ID, role)
          .set(ROLE_GRANT.PERMISSION, each)
          .set(ROLE_GRANT.REACH, "all")
          .execute();
    }
    return rights.of(office.hire("clerk@oren.example", new RoleId(role))).orElseThrow();
  }
}
