package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.interactions.TaskDraft;
import io.kesher.interactions.TaskEdits;
import io.kesher.web.LiveEvents;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A part of a page that follows what happens, where it happens between question and answer. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveWalkTests {
  private static final String TOPIC = "customers/changes/77";
  private static final String SOURCE = "/customers/changes/77/progress";
  private static final String BUTTON =
      "<button hx-post='/customers/changes/77/undoing' hx-swap='none'>undo</button>";

  private static final String PUT_ON_THE_PAGE =
      """
      ([topic, source]) => {
        region = document.createElement("live-region");
        region.setAttribute("topic", topic);
        region.setAttribute("src", source);
        document.querySelector("main").append(region);
        document.body.addEventListener("pressed", (event) => event.currentTarget.classList.add("pressed"));
        customElements.whenDefined("live-region").then(() =>
          region.stream.addEventListener("change", () => document.body.classList.add("heard")));
      }
      """;

  private static final String ASK_AGAIN =
      """
      new Promise((answered) => {
        region.addEventListener("htmx:afterOnLoad", () => answered(), { once: true });
        region.refresh();
      })
      """;

  @LocalServerPort int port;
  @Autowired TestOffice office;
  @Autowired Offices offices;
  @Autowired LiveEvents live;
  @Autowired TaskEdits tasks;

  private final Chromium chromium = new Chromium();

  @BeforeAll
  void open() {
    office.open();
  }

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void newsThatComesWhileThePageAsksIsAskedFor() {
    try (var visit = chromium.visit(port, "en", ColorScheme.LIGHT, 1440).signIn()) {
      var page = visit.open("/customers").page;
      var asked = new AtomicInteger();
      page.route("**" + SOURCE, route -> answer(page, route, asked.incrementAndGet()));
      page.evaluate(PUT_ON_THE_PAGE, List.of(TOPIC, SOURCE));
      assertThat(page.locator("live-region")).hasText("done");
    }
  }

  /** The first answer is of before, and comes when the page has long been told of what is new. */
  private void answer(Page page, Route route, int asked) {
    if (asked == 1) {
      live.publish(TOPIC);
      page.locator("body.heard").waitFor();
    }
    answer(route, asked == 1 ? "under way" : "<span data-done>done</span>");
  }

  @Test
  void whatAnAnswerTellsIsHeardWhereItsButtonIsGone() {
    try (var visit = chromium.visit(port, "en", ColorScheme.LIGHT, 1440).signIn()) {
      var page = visit.open("/customers").page;
      var asked = new AtomicInteger();
      page.route("**" + SOURCE, route -> answer(route, BUTTON + asked.incrementAndGet()));
      page.route(
          "**/customers/changes/77/undoing",
          route -> {
            page.evaluate(ASK_AGAIN);
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(204)
                    .setHeaders(Map.of("HX-Trigger", "pressed")));
          });
      page.evaluate(PUT_ON_THE_PAGE, List.of(TOPIC, SOURCE));
      page.locator("live-region button").click();
      page.locator("body.pressed").waitFor();
      assertThat(page.locator("live-region")).not().hasText("undo1");
    }
  }

  @Test
  void aTaskThatAColleagueGivesAppearsBeforeWhoeverLooks() {
    var noa = office.employee("service");
    try (var visit =
        chromium.visit(port, "en", ColorScheme.LIGHT, 1440).signInAs("service@oren.example")) {
      visit.page.waitForResponse(LiveWalkTests::isPartOfToday, () -> visit.open("/today"));
      Viewers.as(office.viewer("owner"), () -> tasks.create(callBack(noa)));
      assertThat(visit.page.locator("#today")).containsText("Call the bank back");
    }
  }

  private static boolean isPartOfToday(Response response) {
    return response.url().endsWith("/today")
        && response.request().headers().containsKey("hx-request");
  }

  private TaskDraft callBack(EmployeeId owner) {
    return new TaskDraft(
        "Call the bank back", null, owner.value(), offices.today(), null, null, null, List.of());
  }

  private static void answer(Route route, String html) {
    route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html));
  }
}
