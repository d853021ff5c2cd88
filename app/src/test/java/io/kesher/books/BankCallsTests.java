package io.kesher.books;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.ABSENCE;
import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.profitability.Tables.ENTRY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.sum;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.books.Routed.Step;
import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Roles;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * A month of calls to a bank's call centre (Technion SEELab, Mandelbaum and Guedj, February 1999):
 * brought in whole, put into books, and routed anew as they came. Where the published file lies
 * beside the project all of it, elsewhere a few rows that look like it.
 */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankCallsTests {
  private static final Path PUBLISHED = Path.of("../../shared/data/bank_calls_february.tsv.gz");
  private static final Path SAMPLE =
      Path.of("src/test/resources/io/kesher/importing/bank_calls.tsv");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm:ss");
  private static final LocalDate LAST_DAY = LocalDate.of(1999, 2, 28);
  private static final String NOBODY_KNOWN = "0";

  private static final int BOOKS = 10;
  private static final int IN_A_BOOK = 20;

  /**
   * As many requests as a usual run asks for; -Dkesher.routed=20000 asks for those of all the
   * month.
   */
  private static final int ROUTED = Integer.getInteger("kesher.routed", 1200);

  private static final LocalDate AWAY_FROM = LocalDate.of(1999, 2, 2);
  private static final LocalDate AWAY_TO = LocalDate.of(1999, 2, 11);

  @Autowired MockMvcTester mvc;
  @Autowired DSLContext database;
  @Autowired Books books;
  @Autowired Needs needs;
  @Autowired Routing routing;
  @Autowired Teams teams;
  @Autowired Roles roles;
  @Autowired Offices offices;
  @Autowired TestOffice office;
  @Autowired TestClock clock;

  /** A row of the file; who has called is said as in the file. */
  record Call(String customer, LocalDateTime at, int seconds) {
    static Call of(String line) {
      var cells = line.split("\t");
      return new Call(
          // whoever once saved the file as a table has spoilt 21 of them: 3.26702E+11
          cells[2].contains("E+") ? NOBODY_KNOWN : cells[2],
          LocalDate.parse("19" + cells[5], DAY).atTime(LocalTime.parse(cells[6], TIME)),
          Integer.parseInt(cells[15]));
    }

    boolean isOfSomebodyKnown() {
      return !customer.equals(NOBODY_KNOWN);
    }
  }

  private boolean whole;
  private final List<Call> calls = new ArrayList<>();
  private final List<EmployeeId> holders = new ArrayList<>();
  private final Map<String, Integer> bookOf = new HashMap<>();
  private final Map<String, CustomerId> ids = new HashMap<>();
  private TeamId north = new TeamId(0);

  @BeforeAll
  void bring() throws Exception {
    office.open();
    whole = Files.exists(PUBLISHED);
    byte[] file = Files.readAllBytes(whole ? PUBLISHED : SAMPLE);
    lines(file).skip(1).map(Call::of).forEach(calls::add);
    long id = bring("bank_calls.tsv" + (whole ? ".gz" : ""), file);
    var refused =
        mvc.get()
            .uri("/api/v1/imports/" + id + "/errors")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
            .exchange()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    // the office mends the file of what was refused: nobody can tell any more who has called
    var mended = refused.replaceAll("\\d[.]\\d+E[+]\\d+", NOBODY_KNOWN);
    assertThat(mended).isNotEqualTo(refused);
    bring("mended.csv", mended.getBytes(StandardCharsets.UTF_8));
    database
        .select(CUSTOMER.EXTERNAL_ID, CUSTOMER.ID)
        .from(CUSTOMER)
        .forEach(row -> ids.put(row.value1(), new CustomerId(row.value2())));
    fillBooks();
  }

  /** The top two hundred by time, twenty to a book; of the others each second one is a team's. */
  private void fillBooks() {
    for (int i = 0; i < BOOKS; i++) {
      holders.add(office.hired("holder" + i + "@oren.example", roles.shipped("salesperson")));
    }
    north = teams.create("צפון");
    teams.put(north, holders.get(2), false);
    teams.put(north, office.hired("mate@oren.example", roles.shipped("service")), false);
    var ranked = ranked();
    for (int i = 0; i < Math.min(BOOKS * IN_A_BOOK, ranked.size()); i++) {
      bookOf.put(ranked.get(i), i % BOOKS);
      database
          .update(CUSTOMER)
          .set(CUSTOMER.OWNER_ID, holders.get(i % BOOKS).value())
          .where(CUSTOMER.EXTERNAL_ID.eq(ranked.get(i)))
          .execute();
    }
    var others = ranked.subList(Math.min(BOOKS * IN_A_BOOK, ranked.size()), ranked.size());
    database
        .update(CUSTOMER)
        .set(CUSTOMER.TEAM_ID, north.value())
        .where(CUSTOMER.EXTERNAL_ID.in(others.stream().filter(this::isOfTheTeam).toList()))
        .execute();
    // the first has a deputy, the third and the fourth stand in for each other, which nobody does
    away(0, holders.get(1));
    away(2, holders.get(3));
    away(3, holders.get(2));
  }

  private void away(int holder, EmployeeId deputy) {
    database
        .insertInto(ABSENCE)
        .set(ABSENCE.EMPLOYEE_ID, holders.get(holder).value())
        .set(ABSENCE.FIRST_DAY, AWAY_FROM)
        .set(ABSENCE.LAST_DAY, AWAY_TO)
        .set(ABSENCE.DEPUTY_ID, deputy.value())
        .execute();
  }

  private List<String> ranked() {
    var seconds = seconds(LocalDate.MIN);
    return seconds.keySet().stream()
        .sorted(
            Comparator.<String>comparingLong(seconds::get)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private Map<String, Long> seconds(LocalDate from) {
    Map<String, Long> seconds = new HashMap<>();
    calls.stream()
        .filter(Call::isOfSomebodyKnown)
        .filter(call -> !call.at().toLocalDate().isBefore(from))
        .forEach(call -> seconds.merge(call.customer(), (long) call.seconds(), Long::sum));
    return seconds;
  }

  private boolean isOfTheTeam(String customer) {
    return customer.hashCode() % 2 == 0;
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void everyCallIsAnInteractionAndEachOfItsSecondsStandsInTheLedgerOnce() {
    assertThat(database.fetchCount(INTERACTION)).isEqualTo(calls.size());
    long inTheFile = calls.stream().mapToLong(Call::seconds).sum();
    if (whole) {
      assertThat(calls).hasSize(33_344);
      assertThat(inTheFile).isEqualTo(4_813_017);
    }
    assertThat(database.select(sum(ENTRY.SECONDS)).from(ENTRY).fetchSingle().value1())
        .isEqualByComparingTo(BigDecimal.valueOf(inTheFile));
    assertThat(database.select(sum(INTERACTION.SECONDS)).from(INTERACTION).fetchSingle().value1())
        .isEqualByComparingTo(BigDecimal.valueOf(inTheFile));
    Map<String, Long> byCustomer = seconds(LocalDate.MIN);
    database
        .select(CUSTOMER.EXTERNAL_ID, sum(ENTRY.SECONDS))
        .from(ENTRY)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(ENTRY.CUSTOMER_ID))
        .where(CUSTOMER.EXTERNAL_ID.ne(NOBODY_KNOWN))
        .groupBy(CUSTOMER.EXTERNAL_ID)
        .forEach(row ->
            assertThat(row.value2().longValueExact())
                .as(row.value1())
                .isEqualTo(byCustomer.get(row.value1())));
  }

  @Test
  void aBookNeedsWhatTheCallsOfItsCustomersTookInTheLastEightWeeks() {
    on(LAST_DAY.atTime(18, 0));
    var span = needs.span();
    assertThat(span.to()).isEqualTo(calls.getLast().at().toLocalDate());
    var seconds = seconds(span.from());
    double[] expected = new double[BOOKS];
    bookOf.forEach((customer, book) ->
        expected[book] +=
            Math.max(
                seconds.getOrDefault(customer, 0L)
                    / 3600.0
                    * span.factor().doubleValue()
                    * (365.25 / 12)
                    / 56,
                0.25));
    var found = Viewers.asOffice(() -> books.all());
    for (int i = 0; i < BOOKS; i++) {
      var holder = holders.get(i);
      var book =
          found.stream().filter(each -> each.holder().equals(holder)).findFirst().orElseThrow();
      assertThat(book.needs())
          .isCloseTo(
              BigDecimal.valueOf(expected[i]).setScale(1, RoundingMode.HALF_UP),
              within(new BigDecimal("0.1")));
      if (whole) {
        assertThat(book.customers()).isEqualTo(IN_A_BOOK);
      }
      // four weeks of 44 hours and no feast but Purim in 1999; three quarters of them are for
      // customers
      assertThat(book.capacity().hours()).isBetween(new BigDecimal("125"), new BigDecimal("144"));
      assertThat(book.overfull()).isFalse();
    }
  }

  @Test
  void requestsGoToWhoeverHoldsTheCustomerTheirDeputyTheTeamOrTheQueue() throws IOException {
    var requests =
        calls.stream()
            .filter(Call::isOfSomebodyKnown)
            .sorted(Comparator.comparing(Call::at))
            .limit(ROUTED)
            .toList();
    Map<Step, Integer> met = new EnumMap<>(Step.class);
    long[] nanos = new long[requests.size()];
    for (int i = 0; i < requests.size(); i++) {
      var call = requests.get(i);
      on(call.at());
      long begun = System.nanoTime();
      var routed = routing.ask(requireNonNull(ids.get(call.customer())), null, _ -> true);
      nanos[i] = System.nanoTime() - begun;
      met.merge(routed.step(), 1, Integer::sum);
      assertThat(routed.step()).as("%s: %s", call, routed).isEqualTo(expected(call));
      assertThat(routed.employee()).as("%s: %s", call, routed).isEqualTo(whom(call));
    }
    if (whole) {
      assertThat(met).containsOnlyKeys(Step.values());
    }
    report(met, nanos);
  }

  /** By the office's hours as they ship, and who was away when. */
  private Step expected(Call call) {
    var book = bookOf.get(call.customer());
    if (book == null) {
      return isOfTheTeam(call.customer()) && isOpen(call.at()) ? Step.TEAM : Step.QUEUE;
    }
    boolean away =
        List.of(0, 2, 3).contains(book)
            && !call.at().toLocalDate().isBefore(AWAY_FROM)
            && !call.at().toLocalDate().isAfter(AWAY_TO);
    if (!away) {
      return Step.OWNER;
    }
    return book == 0 ? Step.DEPUTY : book == 2 && isOpen(call.at()) ? Step.TEAM : Step.QUEUE;
  }

  private @Nullable EmployeeId whom(Call call) {
    return switch (expected(call)) {
      case OWNER -> holders.get(requireNonNull(bookOf.get(call.customer())));
      case DEPUTY -> holders.get(1);
      case TEAM -> teamsOwn(call);
      case QUEUE -> null;
    };
  }

  /** Of the two of the team the one hired first, unless they are away. */
  private EmployeeId teamsOwn(Call call) {
    boolean away =
        !call.at().toLocalDate().isBefore(AWAY_FROM) && !call.at().toLocalDate().isAfter(AWAY_TO);
    return away ? office.hired("mate@oren.example", roles.shipped("service")) : holders.get(2);
  }

  private static boolean isOpen(LocalDateTime at) {
    int hour = at.getHour();
    return switch (at.getDayOfWeek()) {
      case SATURDAY -> false;
      case FRIDAY -> hour >= 9 && hour < 13;
      default -> hour >= 9 && hour < 17;
    };
  }

  private void report(Map<Step, Integer> met, long[] nanos) throws IOException {
    Arrays.sort(nanos);
    var lines = new StringBuilder("%d requests%n".formatted(nanos.length));
    met.forEach((step, many) ->
        lines.append("%s %d (%.1f %%)%n".formatted(step, many, 100.0 * many / nanos.length)));
    for (double share : new double[] {0.5, 0.95, 0.99}) {
      long nano = nanos[(int) Math.ceil(share * nanos.length) - 1];
      lines.append("p%.0f of a decision %.2f ms%n".formatted(share * 100, nano / 1e6));
    }
    Files.writeString(Path.of("target/bank-calls-routed.txt"), lines);
  }

  /** The clock says what it said then. */
  private void on(LocalDateTime moment) {
    var at = moment.atZone(offices.current().zone()).toInstant();
    clock.advance(Duration.between(clock.instant(), at));
  }

  private long bring(String name, byte[] file) throws Exception {
    var answer =
        mvc.post()
            .uri("/api/v1/imports")
            .multipart()
            .file(new MockMultipartFile("file", name, null, file))
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
            .exchange();
    assertThat(answer).hasStatus2xxSuccessful();
    long id = JsonPath.<Integer>read(answer.getResponse().getContentAsString(), "$.id");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                JsonPath.<String>read(
                    mvc.get()
                        .uri("/api/v1/imports/" + id)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
                        .exchange()
                        .getResponse()
                        .getContentAsString(),
                    "$.state"),
            "done"::equals);
    return id;
  }

  private static Stream<String> lines(byte[] file) throws IOException {
    var in = new ByteArrayInputStream(file);
    boolean zipped = file[0] == 0x1f;
    return new BufferedReader(
            new InputStreamReader(zipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))
        .lines();
  }
}
