package io.kesher.demo;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.TASK;
import static io.kesher.db.profitability.Tables.STANDING;
import static io.kesher.db.rounds.Tables.GROUP_OVERRIDE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.books.Proposal;
import io.kesher.books.Proposals;
import io.kesher.identity.Absences;
import io.kesher.identity.Caller;
import io.kesher.identity.Employees;
import io.kesher.identity.Offices;
import io.kesher.identity.SignIns;
import io.kesher.identity.SignIns.SigningIn;
import io.kesher.importing.Import;
import io.kesher.importing.ImportState;
import io.kesher.importing.Imports;
import io.kesher.importing.Profile;
import io.kesher.importing.Profiles;
import io.kesher.profitability.Base;
import io.kesher.profitability.Classifications;
import io.kesher.profitability.Group;
import io.kesher.profitability.StandardPeriod;
import io.kesher.profitability.Summary;
import io.kesher.rewards.Disputes;
import io.kesher.rewards.Months;
import io.kesher.rewards.Statements;
import io.kesher.rounds.Playbook;
import io.kesher.rounds.Playbooks;
import io.kesher.rounds.Reviews;
import io.kesher.rounds.Round;
import io.kesher.rounds.Rounds;
import io.kesher.values.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole demo, as its start makes it: opened once, imported by the program's own jobs. */
@ForTheOffice
@KesherTest(open = false)
final class DemoStartTests {
  @TempDir static Path data;

  @Autowired DemoOpening opening;
  @Autowired DemoImports demo;
  @Autowired Imports imports;
  @Autowired Profiles profiles;
  @Autowired Offices offices;
  @Autowired SignIns signIns;
  @Autowired Base base;
  @Autowired Classifications classifications;
  @Autowired StandardPeriod standardPeriod;
  @Autowired DSLContext database;
  @Autowired SchedulerClient scheduler;
  @Autowired Rounds rounds;
  @Autowired Reviews reviews;
  @Autowired Playbooks playbooks;
  @Autowired Proposals proposals;
  @Autowired Months months;
  @Autowired Statements statements;
  @Autowired Disputes disputes;
  @Autowired Employees employees;
  @Autowired Absences absences;

  @BeforeEach
  void openAndWait() {
    opening.open(new SignInFile(data));
    await()
        .atMost(Duration.ofMinutes(10))
        .until(() -> scheduler.getScheduledExecution(DemoJob.DEMO.instanceId("office")).isEmpty());
  }

  @Test
  void importsEveryRowOfItsThreeFilesInOrder() {
    assertThat(done())
        .allSatisfy(file -> {
          assertThat(file.state()).isEqualTo(ImportState.DONE);
          assertThat(file.counts().rejected()).isZero();
          assertThat(file.counts().rows()).isEqualTo(file.rows());
        })
        .extracting(Import::fileName)
        .containsExactly("customers.csv", "commissions.csv", "activities.csv");
    assertThat(done().getFirst().counts().created()).isEqualTo(2_000);
    assertThat(done().get(1).records().of("income").created())
        .isEqualTo(
            Economy.parsed(office().commissions()).stream()
                .filter(row -> Double.parseDouble(row.getField("עמלה")) != 0)
                .count());
    assertThat(done().get(2).records().of("cost").created())
        .isEqualTo(
            Economy.parsed(office().activities()).stream()
                .filter(row -> !row.getField("עלות ישירה").isEmpty())
                .count());
  }

  @Test
  void postsWhatTheFilesSay() {
    Period year = standardPeriod.current();
    Economy files = Economy.of(office(), year.from(), year.to());
    Summary ledger = base.summary(year);
    var accounts = files.accounts();
    assertThat(ledger.income().doubleValue())
        .isCloseTo(accounts.stream().mapToDouble(each -> each.income).sum(), within(0.01));
    assertThat(ledger.directCost().doubleValue())
        .isCloseTo(accounts.stream().mapToDouble(each -> each.cost).sum(), within(0.01));
    assertThat((double) ledger.seconds())
        .isEqualTo(accounts.stream().mapToDouble(each -> each.seconds).sum());
    assertThat(ledger.contribution().doubleValue()).isCloseTo(files.contribution(), within(0.01));
    assertThat(ledger.peak().doubleValue()).isCloseTo(files.peak(), within(0.01));
    assertThat(ledger.customers())
        .isEqualTo(
            accounts.stream()
                .filter(each ->
                    each.income != 0
                        || !each.months.isEmpty()
                        || each.cost != 0
                        || each.seconds != 0)
                .count());
  }

  @Test
  void putsItsCustomersIntoAllFiveGroups() {
    var groups = base.curve(standardPeriod.current()).groups();
    assertThat(share(groups, Group.A)).isBetween(0.08, 0.12);
    assertThat(share(groups, Group.B)).isBetween(0.20, 0.28);
    assertThat(share(groups, Group.C)).isBetween(0.12, 0.18);
    assertThat(share(groups, Group.D)).isBetween(0.40, 0.55);
    // with those who came since the last round was published
    assertThat(share(groups, Group.N)).isBetween(0.04, 0.15);
  }

  @Test
  void whoeverSignsInHasCustomersAndTasksOfTheirOwn() {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          var owner = employees.find(DemoOpening.EMAIL).orElseThrow().value();
          assertThat(database.fetchCount(CUSTOMER, CUSTOMER.OWNER_ID.eq(owner)))
              .isBetween(190, 210);
          assertThat(database.fetchCount(TASK, TASK.OWNER_ID.eq(owner))).isGreaterThanOrEqualTo(3);
          assertThat(database.fetchCount(CUSTOMER_CASE)).isEqualTo(18);
          assertThat(database.fetchCount(CUSTOMER_CASE, CUSTOMER_CASE.CLOSED_AT.isNull()))
              .isEqualTo(9);
        });
  }

  @Test
  void hasHadARoundAndReviewsAnother() {
    var published = rounds.latestPublished().orElseThrow();
    var review = rounds.underWay().orElseThrow();
    assertThat(published.period().to()).isEqualTo(review.period().to().minusYears(1));
    assertThat(review.stage()).isEqualTo(Round.Stage.REVIEW);
    assertThat(reviews.contests(review, 10)).hasSize(3);
    assertThat(database.fetchCount(GROUP_OVERRIDE)).isEqualTo(1);
    assertThat(playbooks.all().values()).allMatch(Playbook::adopted).hasSize(5);
  }

  @Test
  void hasPeopleWithTheirBooksAndOneProposal() {
    assertThat(employees.enabled()).hasSize(12);
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.OWNER_ID.isNull())).isZero();
    assertThat(
            absences.of(employees.find("yael@oren.example").orElseThrow()).getFirst().deputyName())
        .isEqualTo("רותם שדה");
    assertThat(proposals.page(null, 5))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.stage()).isEqualTo(Proposal.Stage.READY);
          assertThat(requireNonNull(each.figures()).placed()).isPositive();
        });
  }

  @Test
  void hasPaidSomeMonthsAndAwaitsTheClosingOfOne() {
    var open = months.open().orElseThrow();
    assertThat(open).isEqualTo(YearMonth.from(offices.today()).minusMonths(1));
    assertThat(months.closable(open)).isTrue();
    for (var month = months.first().orElseThrow();
        !month.isAfter(open);
        month = month.plusMonths(1)) {
      assertThat(statements.page(month, null, 50))
          .as("%s", month)
          .hasSizeGreaterThan(8)
          .allSatisfy(each -> assertThat(each.payable()).isPositive());
    }
    assertThat(disputes.page(true, null, 5)).hasSize(1);
  }

  /** Though the classification after its first file knew nothing of the year before. */
  @Test
  void knowsWhoMovedAgainstTheYearBefore() {
    assertThat(classifications.latest().orElseThrow().moves())
        .extracting(move -> move.from() + " → " + move.to())
        .contains("B → A", "D → C");
  }

  @ParameterizedTest
  @CsvSource({"מיכל בן־שמחון, A", "אילן מרגלית, C", "הילה דהן, N", "יוסף אבו־ראס, D"})
  void findsTheCastWhereItsStoriesPutIt(String name, String group) {
    assertThat(
            database
                .select(STANDING.GROUP_CODE)
                .from(STANDING)
                .join(CUSTOMER)
                .on(CUSTOMER.ID.eq(STANDING.CUSTOMER_ID))
                .where(CUSTOMER.EXTERNAL_ID.eq(numberOf(name)))
                .fetch(STANDING.GROUP_CODE))
        .containsExactly(group);
  }

  @Test
  void letsInWhoeverReadsTheFileThatOnlyItsOwnerCanRead() throws IOException {
    SignInFile file = new SignInFile(data);
    assertThat(Files.getPosixFilePermissions(file.path()))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    String passphrase = file.passphrase().orElseThrow();
    assertThat(passphrase.split(" ")).hasSize(6);
    assertThat(signIns.signIn(DemoOpening.EMAIL, passphrase, new Caller("192.0.2.7", "tests")))
        .isInstanceOf(SigningIn.Done.class);
  }

  @Test
  void goesOnWithTheImportsThatAStoppedStartHasBegun() {
    var forgotten = new Preparation(offices.today(), 1, List.of());
    List<Long> begun = done().stream().map(Import::id).toList();
    Preparation first = demo.goOn(forgotten).orElseThrow();
    Preparation second = demo.goOn(first).orElseThrow();
    Preparation third = demo.goOn(second).orElseThrow();
    assertThat(third.imports()).isEqualTo(begun);
    assertThat(demo.goOn(third)).isEqualTo(Optional.empty());
    assertThat(done()).hasSize(3);
  }

  @Test
  void hasFilesWhoseMappingsAreChosenByThemselves() {
    assertThat(office().files())
        .extracting(file ->
            profiles.all().stream()
                .filter(profile -> file.header().containsAll(profile.header()))
                .map(Profile::id)
                .toList())
        .containsExactly(
            List.of("agency-customers"),
            List.of("agency-commissions"),
            List.of("agency-activities"));
  }

  @Test
  void leavesAnOpenOfficeAsItIs(@TempDir Path elsewhere) {
    SignInFile other = new SignInFile(elsewhere);
    opening.open(other);
    assertThat(other.passphrase()).isEmpty();
  }

  private static double share(Map<Group, Long> groups, Group group) {
    long all = groups.values().stream().mapToLong(Long::longValue).sum();
    return (double) groups.getOrDefault(group, 0L) / all;
  }

  /** Others may have the same name by chance. */
  private String numberOf(String name) {
    return office().cast().stream()
        .filter(member -> member.slot() >= 9_000 && member.party().name().equals(name))
        .map(member -> Integer.toString(member.number()))
        .findFirst()
        .orElseThrow();
  }

  private DemoOffice office() {
    return DemoOffice.of(offices.today(), DemoOffice.SEED);
  }

  private List<Import> done() {
    return imports.page(null, 10).reversed();
  }
}
