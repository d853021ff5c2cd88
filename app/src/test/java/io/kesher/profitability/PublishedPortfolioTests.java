package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.rounds.Tables.PLACEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.Viewers;
import io.kesher.rounds.Measurements;
import io.kesher.rounds.Plans;
import io.kesher.rounds.Round.Scope;
import io.kesher.rounds.Round.Stage;
import io.kesher.rounds.Rounds;
import io.kesher.values.Period;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * The published motor portfolio (Lledó and Pavía, European Actuarial Journal 2024), brought in as
 * it is and held against a reckoning of the same file by hand. Where the published file lies beside
 * the project all of it, elsewhere its first 200 rows.
 */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedPortfolioTests {
  private static final Path PUBLISHED = Path.of("../../shared/data/motor_vehicle_insurance.csv.gz");
  private static final Path SAMPLE = Path.of("src/test/resources/io/kesher/importing/motor.csv");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  @Autowired MockMvcTester mvc;
  @Autowired Base base;
  @Autowired TestOffice office;
  @Autowired Rounds rounds;
  @Autowired Plans plans;
  @Autowired Measurements measurements;
  @Autowired DSLContext database;

  private boolean whole;
  private final List<String[]> rows = new ArrayList<>();

  @BeforeAll
  void bring() throws Exception {
    office.open();
    whole = Files.exists(PUBLISHED);
    read();
    byte[] file = Files.readAllBytes(whole ? PUBLISHED : SAMPLE);
    var answer =
        mvc.post()
            .uri("/api/v1/imports?fileName=" + (whole ? PUBLISHED : SAMPLE).getFileName())
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
            .contentType(MediaType.parseMediaType("text/csv"))
            .content(file)
            .exchange();
    int id = JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() ->
            JsonPath.<String>read(
                    mvc.get()
                        .uri("/api/v1/imports/" + id)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
                        .exchange()
                        .getResponse()
                        .getContentAsString(),
                    "$.state")
                .equals("done"));
  }

  private void read() throws IOException {
    try (InputStream file = Files.newInputStream(whole ? PUBLISHED : SAMPLE);
        InputStream plain = whole ? new GZIPInputStream(file) : file;
        var lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      lines.lines().skip(1).forEach(line -> rows.add(line.split(";", -1)));
    }
  }

  @Test
  void everyYearAgreesWithAReckoningByHand() {
    for (int year = 2015; year <= 2018; year++) {
      holds(Period.year(year));
    }
    holds(new Period(LocalDate.of(2017, 2, 10), LocalDate.of(2018, 3, 3)));
  }

  @Test
  void theYear2017IsThePublishedProof() {
    Summary summary = base.summary(Period.year(2017));
    if (whole) {
      assertThat(summary.customers()).isEqualTo(33_753);
      assertThat(summary.income()).isEqualByComparingTo("10731847.55");
      assertThat(summary.directCost()).isEqualByComparingTo("4947975.58");
      assertThat(summary.hours()).isEqualByComparingTo("27044.25");
      assertThat(summary.contribution()).isEqualByComparingTo("2538561.97");
      assertThat(summary.negative()).isEqualTo(5_059);
      assertThat(summary.topIncome()).isEqualByComparingTo("3575338.22");
      assertThat(summary.topContribution()).isEqualByComparingTo("3115054.74");
      assertThat(summary.peak()).isEqualByComparingTo("7913611.91");
      assertThat(summary.peakRank()).isEqualTo(28_694);
    } else {
      assertThat(summary.customers()).isPositive();
    }
  }

  @Test
  void aRoundOf2017IsMeasuredAgainst2018() {
    var round =
        Viewers.as(
            office.viewer("owner"), () -> rounds.open(Period.year(2017), Scope.MOVERS, null));
    rests(round.id(), Stage.REVIEW);
    Viewers.as(
        office.viewer("owner"),
        () -> {
          plans.decide(round.id(), List.of());
          return rounds.publish(round.id());
        });
    rests(round.id(), Stage.PUBLISHED);

    var then = contributions(Period.year(2017));
    var now = contributions(Period.year(2018));
    var groups =
        database
            .select(CUSTOMER.EXTERNAL_ID, PLACEMENT.TO_GROUP)
            .from(PLACEMENT)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(PLACEMENT.CUSTOMER_ID))
            .where(PLACEMENT.ROUND_ID.eq(round.id()), PLACEMENT.TO_GROUP.isNotNull())
            .fetchGroups(PLACEMENT.TO_GROUP, CUSTOMER.EXTERNAL_ID);
    assertThat(groups.values().stream().flatMap(List::stream)).containsAll(then.keySet());
    var measured = measurements.of(rounds.find(round.id()), Period.year(2018)).groups();
    assertThat(measured).hasSameSizeAs(groups.keySet());
    for (var group : measured) {
      var customers = Objects.requireNonNull(groups.get(group.group().name()));
      assertThat(group.customers()).isEqualTo(customers.size());
      assertThat(group.active()).isEqualTo(customers.stream().filter(now::containsKey).count());
      assertThat(group.before()).isEqualByComparingTo(of(customers, then));
      assertThat(group.after()).isEqualByComparingTo(of(customers, now));
    }
  }

  private void rests(long round, Stage stage) {
    await().atMost(Duration.ofMinutes(2)).until(() -> rounds.find(round).stage() == stage);
  }

  private static BigDecimal of(List<String> customers, Map<String, BigDecimal> contributions) {
    return sum(
        customers.stream()
            .map(customer -> contributions.getOrDefault(customer, BigDecimal.ZERO))
            .toList());
  }

  private void holds(Period period) {
    Map<String, BigDecimal> incomes = new HashMap<>();
    Map<String, BigDecimal> contributions = contributions(period);
    for (String[] row : rows) {
      if (period.contains(LocalDate.parse(row[2], DAY))) {
        incomes.merge(row[0], new BigDecimal(row[14]), BigDecimal::add);
      }
    }
    reckoned(period, incomes, contributions);
  }

  private Map<String, BigDecimal> contributions(Period period) {
    Map<String, BigDecimal> contributions = new HashMap<>();
    for (String[] row : rows) {
      if (period.contains(LocalDate.parse(row[2], DAY))) {
        BigDecimal premium = new BigDecimal(row[14]);
        BigDecimal claims = new BigDecimal(row[15]);
        BigDecimal hours =
            new BigDecimal("0.25").add(new BigDecimal("1.5").multiply(new BigDecimal(row[16])));
        contributions.merge(
            row[0],
            premium
                .subtract(claims.max(BigDecimal.ZERO))
                .subtract(hours.multiply(BigDecimal.valueOf(120))),
            BigDecimal::add);
      }
    }
    return contributions;
  }

  private void reckoned(
      Period period, Map<String, BigDecimal> incomes, Map<String, BigDecimal> contributions) {
    List<BigDecimal> ranked =
        contributions.entrySet().stream()
            .sorted(
                Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(entry -> Long.parseLong(entry.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    Summary summary = base.summary(period);
    assertThat(summary.customers()).isEqualTo(ranked.size());
    assertThat(summary.income()).isEqualByComparingTo(sum(incomes.values().stream().toList()));
    assertThat(summary.contribution()).isEqualByComparingTo(sum(ranked));
    assertThat(summary.negative())
        .isEqualTo(ranked.stream().filter(each -> each.signum() < 0).count());
    assertThat(summary.topContribution())
        .isEqualByComparingTo(sum(ranked.subList(0, Math.ceilDiv(ranked.size(), 5))));
    assertThat(summary.peak())
        .isEqualByComparingTo(sum(ranked.subList(0, (int) summary.peakRank())));
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
