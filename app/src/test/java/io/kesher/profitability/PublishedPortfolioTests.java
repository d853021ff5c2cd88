package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.rounds.Tables.PLACEMENT;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.Viewers;
import io.kesher.rounds.Flows;
import io.kesher.rounds.Measurement;
import io.kesher.rounds.Measurements;
import io.kesher.rounds.Plans;
import io.kesher.rounds.Round;
import io.kesher.rounds.Round.Scope;
import io.kesher.rounds.Round.Stage;
import io.kesher.rounds.Rounds;
import io.kesher.values.Period;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
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
    var earlier = new MotorReckoning(rows, Period.year(2016));
    var then = new MotorReckoning(rows, Period.year(2017));
    var later = new MotorReckoning(rows, Period.year(2018));
    // until a round is published groups follow the twelve months that the file ends with
    var standard = new MotorReckoning(rows, lastMonths());
    var beforeStandard = new MotorReckoning(rows, lastMonths().previous());
    Map<String, @Nullable Group> shown = new HashMap<>();
    Map<String, @Nullable Group> published = new HashMap<>();
    for (String each : then.everybody()) {
      var raw = beforeStandard.raw(each);
      shown.put(each, standard.settled(each, raw, raw, beforeStandard));
      if (then.knows(each)) {
        published.put(each, then.settled(each, earlier.raw(each), earlier.raw(each), earlier));
      }
    }

    var round = publish(2017);
    assertThat(told(round.flows()))
        .isEqualTo(flows(published.keySet(), shown::get, published::get, then));
    assertThat(proposed(round.id()))
        .isEqualTo(
            published.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .collect(toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue()))));
    measures(measurements.of(round, Period.year(2018)), published, then, later);

    // the next year moves whom it moves from where that round had put them
    var next = publish(2018);
    assertThat(told(next.flows()))
        .isEqualTo(
            flows(
                then.everybody(),
                each -> published.containsKey(each) ? published.get(each) : shown.get(each),
                each ->
                    published.containsKey(each)
                        ? later.settled(each, published.get(each), then.raw(each), then)
                        : later.raw(each),
                later));
  }

  private Period lastMonths() {
    return Period.last12Months(
        rows.stream()
            .map(row -> YearMonth.from(LocalDate.parse(row[2], DAY)))
            .max(Comparator.naturalOrder())
            .orElseThrow());
  }

  private Round publish(int year) {
    var round =
        Viewers.as(
            office.viewer("owner"), () -> rounds.open(Period.year(year), Scope.MOVERS, null));
    rests(round.id(), Stage.REVIEW);
    Viewers.as(
        office.viewer("owner"),
        () -> {
          plans.decide(round.id(), List.of());
          return rounds.publish(round.id());
        });
    rests(round.id(), Stage.PUBLISHED);
    return rounds.find(round.id());
  }

  private Map<String, String> proposed(long round) {
    return database
        .select(CUSTOMER.EXTERNAL_ID, PLACEMENT.TO_GROUP)
        .from(PLACEMENT)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(PLACEMENT.CUSTOMER_ID))
        .where(PLACEMENT.ROUND_ID.eq(round), PLACEMENT.TO_GROUP.isNotNull())
        .fetchMap(CUSTOMER.EXTERNAL_ID, PLACEMENT.TO_GROUP);
  }

  /** From group to group: how many, what they bring and what they take. */
  private static Map<String, String> flows(
      Collection<String> customers,
      Function<String, @Nullable Group> from,
      Function<String, @Nullable Group> to,
      MotorReckoning year) {
    Map<String, List<String>> flows = new HashMap<>();
    for (String each : customers) {
      var one = from.apply(each);
      var other = to.apply(each);
      if (one != null || year.raw(each) != null) {
        flows.computeIfAbsent(one + " " + other, _ -> new ArrayList<>()).add(each);
      }
    }
    Map<String, String> told = new HashMap<>();
    flows.forEach((flow, whose) ->
        told.put(flow, told(whose.size(), contribution(whose, year), seconds(whose, year))));
    return told;
  }

  private static Map<String, String> told(@Nullable Flows flows) {
    return Objects.requireNonNull(flows).all().stream()
        .collect(
            toMap(
                flow -> flow.from() + " " + flow.to(),
                flow -> told(flow.customers(), flow.contribution(), flow.seconds())));
  }

  private static String told(long customers, BigDecimal contribution, long seconds) {
    return customers + " " + contribution.setScale(6, RoundingMode.HALF_UP) + " " + seconds;
  }

  /** The groups of 2017 in both years: what they bring, and for an hour of the office's time. */
  private void measures(
      Measurement measured,
      Map<String, @Nullable Group> published,
      MotorReckoning then,
      MotorReckoning later) {
    long customers = 0;
    var before = BigDecimal.ZERO;
    for (var each : measured.groups()) {
      var whose =
          published.keySet().stream()
              .filter(customer -> published.get(customer) == each.group())
              .toList();
      assertThat(each.customers()).isEqualTo(whose.size());
      assertThat(each.active())
          .isEqualTo(whose.stream().filter(later.customers::containsKey).count());
      assertThat(each.before()).isEqualByComparingTo(contribution(whose, then));
      assertThat(each.after()).isEqualByComparingTo(contribution(whose, later));
      assertThat(each.perHourBefore()).satisfies(perHour -> isPerHour(perHour, whose, then));
      assertThat(each.perHourAfter()).satisfies(perHour -> isPerHour(perHour, whose, later));
      customers += whose.stream().filter(then.customers::containsKey).count();
      before = before.add(each.before());
    }
    assertThat(customers).isEqualTo(then.customers.size());
    if (whole) {
      assertThat(customers).isEqualTo(33_753);
      assertThat(before).isEqualByComparingTo("2538561.97");
    }
  }

  private static void isPerHour(
      @Nullable BigDecimal perHour, Collection<String> whose, MotorReckoning year) {
    long seconds = seconds(whose, year);
    if (seconds == 0) {
      assertThat(perHour).isNull();
    } else {
      assertThat(Objects.requireNonNull(perHour).doubleValue())
          .isCloseTo(contribution(whose, year).doubleValue() * 3600 / seconds, within(1e-6));
    }
  }

  private static BigDecimal contribution(Collection<String> customers, MotorReckoning year) {
    return sum(customers.stream().map(year::contribution).toList());
  }

  private static long seconds(Collection<String> customers, MotorReckoning year) {
    return customers.stream().mapToLong(year::seconds).sum();
  }

  private void rests(long round, Stage stage) {
    await().atMost(Duration.ofMinutes(2)).until(() -> rounds.find(round).stage() == stage);
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
