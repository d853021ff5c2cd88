package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerEdits;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Happening;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.web.Frame;
import io.kesher.web.Frames;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@KesherTest
class TimelineTests {
  @Autowired DSLContext database;
  @Autowired Timeline timeline;
  @Autowired Interactions interactions;
  @Autowired InteractionEdits edits;
  @Autowired Customers customers;
  @Autowired CustomerEdits customerEdits;
  @Autowired Ledger ledger;
  @Autowired Frames frames;
  @Autowired TestOffice office;

  private CustomerId customer = new CustomerId(0);

  @BeforeEach
  void aYearWithSomebody() {
    customer =
        as(
            "owner",
            () ->
                customerEdits
                    .create(
                        new CustomerDraft(
                            "דנה כהן", null, null, "123456782", null, null, null, null))
                    .id());
  }

  @Test
  void showsAllSourcesInOneOrderWithoutAGapOrADouble() {
    for (int i = 1; i <= 25; i++) {
      int day = i;
      as("owner", () -> call("2026-02-%02dT10:00:00Z".formatted(day), "call " + day));
      as("owner", () -> ledger.post(income(LocalDate.of(2026, 2, day))));
    }
    as("owner", () -> ledger.post(income(LocalDate.of(2026, 2, 25))));
    var whole = page("owner", null, null, 200).happenings();
    assertThat(whole).hasSize(52);
    assertThat(whole).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    for (int size : new int[] {1, 3, 7, 50}) {
      assertThat(byPages(size)).isEqualTo(whole);
    }
    assertThat(page("owner", "call", null, 200).happenings()).hasSize(25);
    assertThat(page("owner", "money", null, 200).happenings()).hasSize(26);
    assertThat(page("owner", "no such", null, 200).happenings()).isEmpty();
  }

  @Test
  void timeThatAnInteractionPostedStandsThereOnceAndWithItsCorrectionNot() {
    var call = as("owner", () -> call("2026-02-01T10:00:00Z", "long"));
    as("owner", () -> edits.correctTime(customer, call.id(), 5));
    assertThat(page("owner", "call", null, 10).happenings())
        .extracting(Happening::text)
        .containsExactly("long");
    as("owner", () -> edits.withdraw(customer, call.id()));
    assertThat(page("owner", "call", null, 10).happenings()).isEmpty();
  }

  @Test
  void timeThatAFileBroughtIsACallOrAMeetingToo() {
    var day = LocalDate.of(2025, 5, 1);
    as("owner", () -> ledger.post(new Posting.Time(customer, day, "meeting", null, 1, "נועה")));
    as("owner", () -> ledger.post(new Posting.Time(customer, day, "claim", 60, 1, null)));
    assertThat(page("owner", "visit", null, 10).happenings()).hasSize(1);
    assertThat(page("owner", "work", null, 10).happenings()).hasSize(1);
  }

  @Test
  void tellsOfAChangeWhatTheReaderMaySee() {
    as(
        "owner",
        () -> {
          var now = customers.find(customer).orElseThrow();
          return customerEdits.change(
              customer,
              now.version(),
              new CustomerDraft("דנה לוי", null, null, "39337423", null, null, null, null));
        });
    var told = requireNonNull(page("owner", "change", null, 1).happenings().getFirst().text());
    assertThat(told).contains("דנה כהן", "דנה לוי", "123456782");
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, office.employee("salesperson").value())
        .where(CUSTOMER.ID.eq(customer.value()))
        .execute();
    var manager = page("manager", "change", null, 10).happenings();
    assertThat(manager).hasSize(3);
    assertThat(requireNonNull(manager.get(1).text())).contains("דנה לוי");
  }

  @Test
  void whoMayNotSeeTheLedgerSeesNoMoney() {
    as("owner", () -> ledger.post(income(LocalDate.of(2026, 1, 1))));
    as("owner", () -> call("2026-02-01T10:00:00Z", "hello"));
    var viewer = office.viewer("service");
    var less =
        new Viewer(
            viewer.employee(),
            false,
            viewer.grants().entrySet().stream()
                .filter(grant -> !grant.getKey().toString().startsWith("ledger"))
                .collect(
                    java.util.stream.Collectors.toMap(
                        java.util.Map.Entry::getKey, java.util.Map.Entry::getValue)),
            viewer.fields(),
            viewer.own(),
            viewer.team(),
            viewer.teams());
    assertThat(page(less, null, null, 10).happenings())
        .extracting(Happening::kind)
        .containsExactly("change", "call");
  }

  private List<Happening> byPages(int size) {
    List<Happening> all = new ArrayList<>();
    Timeline.After after = null;
    do {
      var page = page("owner", null, after, size);
      all.addAll(page.happenings());
      after = page.next();
    } while (after != null);
    return all;
  }

  private Timeline.Page page(
      String role, @Nullable String kind, Timeline.@Nullable After after, int limit) {
    return page(office.viewer(role), kind, after, limit);
  }

  /** As if a browser asked: what a frame permits goes by who is signed in. */
  private Timeline.Page page(
      Viewer viewer, @Nullable String kind, Timeline.@Nullable After after, int limit) {
    var signedIn = new io.kesher.identity.SignedIn(viewer, "tests", null);
    SecurityContextHolder.getContext()
        .setAuthentication(new UsernamePasswordAuthenticationToken(signedIn, "", List.of()));
    try {
      Frame frame = frames.of(new MockHttpServletRequest());
      Customer found = customers.find(customer).orElseThrow();
      return timeline.page(frame, found, kind, after, limit);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private Interaction call(String at, String summary) {
    return interactions.log(
        customer,
        new InteractionDraft(InteractionKind.CALL, Direction.OUT, Instant.parse(at), 60, summary));
  }

  private Posting.Income income(LocalDate day) {
    return new Posting.Income(customer, day, BigDecimal.TEN, null, null);
  }

  private <T> T as(String role, ScopedValue.CallableOp<T, RuntimeException> work) {
    return Viewers.as(office.viewer(role), work);
  }
}
