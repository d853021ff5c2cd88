package io.kesher.books.web;

import io.kesher.api.Paged;
import io.kesher.books.Decision;
import io.kesher.books.Decisions;
import io.kesher.books.Routed;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.TeamId;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@May(May.SELF)
@RestController
@RequestMapping("/api/v1/routing")
@Tag(name = "books")
class DecisionsApi {
  private final Decisions decisions;

  DecisionsApi(Decisions decisions) {
    this.decisions = decisions;
  }

  @GetMapping
  @Operation(
      summary = "To whom what customers asked went, and why; the latest first",
      description =
          "What came to the caller, and with `books:see` what came to others. `thing` and `thingId` are what it was about,"
              + " such as a case; `considered` are all who came into question, in order, and what became of each. Without"
              + " `employee` it went into the queue.")
  RoutingDecisionsJson index(
      @ParameterObject @ModelAttribute DecisionsWish wish,
      @Parameter(description = "1 to 200, 50 without it") @RequestParam(defaultValue = "50")
          int limit) {
    var page = decisions.page(wish.search(), wish.behind(), Math.clamp(limit, 1, 200));
    return new RoutingDecisionsJson(
        page.decisions().stream().map(RoutingDecisionJson::of).toList(),
        DecisionsWish.cursor(page.next()));
  }

  record RoutingDecisionsJson(List<RoutingDecisionJson> items, @Nullable String next)
      implements Paged {}

  record RoutingDecisionJson(
      long id,
      long customerId,
      String customerName,
      String thing,
      long thingId,
      Routed.Step step,
      @Nullable Long employee,
      @Nullable Long team,
      List<ConsideredJson> considered,
      Instant at) {
    static RoutingDecisionJson of(Decision one) {
      var routed = one.routed();
      return new RoutingDecisionJson(
          one.id(),
          one.customer().id().value(),
          one.customer().name(),
          one.thing(),
          one.thingId(),
          routed.step(),
          EmployeeId.toNullable(routed.employee()),
          team(routed.team()),
          routed.considered().stream().map(ConsideredJson::of).toList(),
          one.at());
    }

    private static @Nullable Long team(@Nullable TeamId team) {
      return team == null ? null : (Long) team.value();
    }
  }

  record ConsideredJson(Routed.Step step, long employee, Routed.Because because) {
    static ConsideredJson of(Routed.Considered one) {
      return new ConsideredJson(one.step(), one.who().value(), one.because());
    }
  }
}
