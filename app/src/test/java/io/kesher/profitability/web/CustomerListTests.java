package io.kesher.profitability.web;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.views.Tables.OPENING;
import static io.kesher.db.views.Tables.REMOVAL;
import static io.kesher.db.views.Tables.SAVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Standings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Views, columns, groups, cells and changes of many, as a browser asks for them. */
@KesherTest
class CustomerListTests {
  private static @Nullable Shop filled;

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Standings standings;

  private Browser noa;
  private CustomerId best = new CustomerId(0);

  @BeforeEach
  void fill() {
    if (filled == null) {
      filled = new Shop(database, ledger, standings);
    }
    best = filled.customers.getFirst();
    database.deleteFrom(OPENING).execute();
    database.deleteFrom(REMOVAL).execute();
    database.deleteFrom(SAVED).execute();
    noa = Browser.of(mvc, office);
    noa.speak("en");
  }

  @Test
  void aViewIsKeptSharedChangedAndSavedForEverybody() {
    var view = saved(Map.of("name", "Loss", "query", "filter=contribution+lt+0", "shared", "true"));
    var sara = new Browser(mvc, office.signIn("service"));
    assertThat(target(sara.open("/customers?view=" + view)))
        .isEqualTo("/customers?view=" + view + "&filter=contribution+lt+0");
    var page = sara.read("/customers?view=" + view + "&filter=contribution%20lt%200");
    assertThat(page).contains("<bdi>Loss</bdi>").doesNotContain("/views/" + view + "\"");
    assertThat(sara.send("/views/" + view, Map.of("version", "1", "name", "Mine"))).hasStatus(403);

    var changed = noa.read("/customers?view=" + view + "&filter=contribution%20lt%20-50");
    assertThat(changed).contains("The view was changed:", "Save for everybody", "Save as", "Reset");
    noa.send("/views/" + view, Map.of("version", "1", "query", "filter=contribution+lt+-50"));
    assertThat(target(sara.open("/customers?view=" + view))).endsWith("lt+-50");
    assertThat(noa.send("/views/" + view, Map.of("version", "1", "name", "Late"))).hasStatus(409);
  }

  @Test
  void aViewOfOnesOwnIsNobodyElses() {
    var sara = new Browser(mvc, office.signIn("service"));
    var view = saved(Map.of("name", "Mine", "query", "q=a"));
    assertThat(sara.open("/customers?view=" + view)).hasStatus(404);
    assertThat(sara.read("/customers")).doesNotContain("<bdi>Mine</bdi>");
    assertThat(
            sara.send(
                "/views",
                Map.of("list", "customers", "name", "x", "query", "q=a", "shared", "true")))
        .hasStatus(403);
    assertThat(sara.send("/views", Map.of("list", "customers", "name", "", "query", "q=a")))
        .hasStatus(422);
    assertThat(sara.send("/views", Map.of("list", "customers", "name", "x", "query", "sort=zz")))
        .hasStatus(422);
    assertThat(sara.send("/views", Map.of("list", "nothing", "name", "x", "query", "q=a")))
        .hasStatus(404);
  }

  @Test
  void aViewThatAsksForWhatIsHiddenSaysSoAndNothingElse() {
    var view =
        saved(Map.of("name", "Young", "query", "filter=birthDate+gt+1990-01-01", "shared", "true"));
    var analyst = new Browser(mvc, office.signIn("analyst"));
    analyst.speak("en");
    assertThat(analyst.read("/customers?view=" + view))
        .contains("hidden from you")
        .doesNotContain("birthDate", "1990");
    assertThat(analyst.read("/api/v1/views?list=customers"))
        .contains("Young")
        .doesNotContain("birthDate", "1990");
  }

  @Test
  void aViewGoesAndComesBackAndOpensTheList() {
    var view = saved(Map.of("name", "Mine", "query", "sort=name"));
    noa.send("/views/" + view + "/opening", Map.of("opens", "true"));
    assertThat(target(noa.open("/customers"))).isEqualTo("/customers?view=" + view + "&sort=name");
    assertThat(noa.open("/customers?view=all")).hasStatusOk();
    assertThat(target(noa.send("/views/" + view + "/removal", Map.of())))
        .isEqualTo("/customers?gone=" + view);
    assertThat(noa.open("/customers?view=" + view)).hasStatus(404);
    assertThat(noa.open("/customers")).hasStatusOk();
    noa.send("/views/" + view + "/restoring", Map.of());
    assertThat(target(noa.open("/customers"))).contains("view=" + view);
  }

  @Test
  void columnsAreChosenOrderedAndGoIntoTheFile() {
    var page = noa.read("/customers?columns=owner,nextRenewal,persistence");
    assertThat(page.indexOf("In the hands of")).isLessThan(page.lastIndexOf("Next renewal"));
    assertThat(noa.read("/customers/export.csv?columns=kind,contribution").lines().toList())
        .first()
        .asString()
        .endsWith("Id,Name,Kind,Contribution");
    assertThat(noa.open("/customers?columns=nothing")).hasStatus(400);
    assertThat(target(noa.open("/customers/columns?shown=income&shown=kind&shown=group&do=apply")))
        .isEqualTo("/customers?columns=income%2Ckind%2Cgroup");
    assertThat(noa.read("/customers/columns?shown=income&shown=kind&do=up.kind"))
        .containsSubsequence("value=\"kind\"", "value=\"income\"");
  }

  @Test
  void everyColumnCanBeShownFilteredByAndExported() {
    var all =
        "group,contribution,income,hours,trend,directCost,timeCost,contributionPerHour,persistence,breadth,regularity,"
            + "entries,line,waiting,movedFrom,kind,owner,team,tag,externalId,since,birthDate,phone,email,address,"
            + "nextRenewal,lastContact,openTask";
    assertThat(noa.open("/customers?columns=" + all)).hasStatusOk();
    assertThat(noa.open("/customers?from=2025-12-01&to=2025-12-31&columns=" + all)).hasStatusOk();
    assertThat(noa.read("/customers/export.csv?columns=" + all).lines()).hasSize(121);
    for (var by : "group,line,kind,owner,team,tag".split(",")) {
      assertThat(noa.read("/customers?by=" + by + "&columns=" + all)).as(by).contains("120");
    }
    for (var sort :
        "externalId,since,nextRenewal,-lastContact,contributionPerHour,regularity".split(",")) {
      assertThat(noa.open("/customers?sort=" + sort)).as(sort).hasStatusOk();
    }
  }

  @Test
  void groupsAndTotalsAddUp() {
    assertThat(noa.read("/customers?by=line"))
        .contains("line+eq+%27car%27", "line+is+null", "101", "19");
    assertThat(noa.read("/customers/totals?filter=contribution%20lt%200")).contains("19");
    assertThat(noa.open("/customers?by=contribution")).hasStatus(400);
  }

  @Test
  void aFilterIsPutTogetherByHand() {
    var row = "any=false&g0.any=true&g0.r0.field=contribution&g0.r0.asking=LT&g0.r0.value=0";
    assertThat(target(noa.open("/customers/filter?" + row + "&do=apply")))
        .isEqualTo("/customers?filter=contribution+lt+0");
    assertThat(noa.read("/customers/filter?" + row + "&do=add.g0")).contains("g0.r1.field");
    assertThat(noa.read("/customers/filter?filter=nextRenewal%20within%2060"))
        .contains("value=\"NEXT\" selected", "value=\"60\"");
    assertThat(noa.open("/customers/filter?" + row.replace("value=0", "value=x") + "&do=apply"))
        .hasStatus(422)
        .bodyText()
        .contains("An amount is needed here");
    assertThat(noa.read("/customers/filter?filter=" + encoded("not (contribution lt 0)")))
        .contains("deeper than this form");
    assertThat(noa.read("/customers?filter=" + encoded("contribution lt 0 and kind eq 'PERSON'")))
        .contains("Contribution below ₪0", "Kind Person", "filter=kind+eq+%27PERSON%27");
  }

  @Test
  void aCellIsChangedInItsPlaceAndTakenBack() {
    var path = "/customers/" + best + "/cells/since";
    assertThat(noa.read(path + "/edit")).contains("type=\"date\"", "value=\"2020-01-01\"");
    assertThat(noa.send(path, Map.of("before", "2020-01-01", "value", "2019-05-06")))
        .hasStatusOk()
        .bodyText()
        .contains("06/05/2019", "value=\"2020-01-01\"");
    assertThat(noa.send(path, Map.of("before", "2020-01-01", "value", "2018-01-01")))
        .bodyText()
        .contains("Somebody has changed this meanwhile", "value=\"2018-01-01\"");
    assertThat(noa.send(path, Map.of("before", "2019-05-06", "value", "2019-99-99")))
        .bodyText()
        .contains("A day is needed");
    noa.send(path, Map.of("before", "2019-05-06", "value", "2020-01-01"));
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.SINCE.ne(java.time.LocalDate.of(2020, 1, 1))))
        .isZero();
    assertThat(noa.open("/customers/" + best + "/cells/version/edit")).hasStatus(404);
    assertThat(
            new Browser(mvc, office.signIn("service"))
                .send("/customers/" + best + "/cells/owner", Map.of("value", "1")))
        .hasStatus(404);
  }

  @Test
  void theTagsOfARowAreTypedInTheirCellAndTakenBack() {
    var path = "/customers/" + best + "/cells/tag";
    assertThat(Browser.text(noa.send(path, Map.of("value", "רכב; דירה ;רכב"))))
        .contains("דירה; רכב", "name=\"value\" value=\"\"");
    assertThat(noa.read("/customers?columns=tag")).contains("דירה, רכב");
    assertThat(Browser.text(noa.send(path, Map.of("value", "חדש", "before", "רכב"))))
        .contains("role=\"alert\"");
    noa.send(path, Map.of("value", "רכב", "before", "דירה; רכב"));
    assertThat(noa.read("/customers?columns=tag")).contains(">רכב<").doesNotContain("דירה, רכב");
    var many =
        IntStream.rangeClosed(1, 51).mapToObj(each -> "t" + each).collect(Collectors.joining(";"));
    assertThat(Browser.text(noa.send(path, Map.of("value", many, "before", "רכב"))))
        .contains("role=\"alert\"");
    noa.send(path, Map.of("value", "", "before", "רכב"));
  }

  @Test
  void thoseWhoAreChosenAloneGoIntoTheFile() throws IOException {
    var all = noa.open("/customers/export.xlsx").getResponse().getContentAsByteArray();
    var one =
        noa.send("/customers/export.xlsx", Map.of("customer", best.toString()))
            .getResponse()
            .getContentAsByteArray();
    assertThat(rowsOf(one)).isEqualTo(2);
    assertThat(rowsOf(all)).isGreaterThan(2);
    assertThat(noa.send("/customers/export.xlsx", Map.of())).hasStatus(422);
    assertThat(
            Browser.text(noa.send("/customers/export.csv", Map.of("customer", best.toString())))
                .strip()
                .lines())
        .hasSize(2);
    assertThat(noa.send("/customers/export.csv", Map.of())).hasStatus(422);
  }

  private static int rowsOf(byte[] file) throws IOException {
    var kept = Files.createTempFile("chosen", ".xlsx");
    Files.write(kept, file);
    try (var zip = new ZipFile(kept.toFile())) {
      var sheet =
          zip.stream().filter(each -> each.getName().contains("sheet1")).findFirst().orElseThrow();
      return new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8)
              .split("<row")
              .length
          - 1;
    } finally {
      Files.delete(kept);
    }
  }

  @Test
  void manyAreCountedBeforeTheyAreChanged() {
    assertThat(
            noa.send(
                "/customers/changes/draft?filter=contribution%20lt%200", Map.of("all", "true")))
        .hasStatusOk()
        .bodyText()
        .contains("19", "name=\"all\" value=\"true\"");
    assertThat(noa.send("/customers/changes/draft", Map.of("customer", best.toString())))
        .bodyText()
        .contains("Change one customer");
    assertThat(
            noa.send(
                "/customers/changes",
                Map.of("customer", best.toString(), "field", "since", "value", "x")))
        .hasStatus(422);
  }

  private long saved(Map<String, String> view) {
    var fields = new java.util.HashMap<>(view);
    fields.put("list", "customers");
    var to = target(noa.send("/views", fields));
    return Long.parseLong(to.substring(to.indexOf('=') + 1));
  }

  private static String target(MvcTestResult answer) {
    return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
