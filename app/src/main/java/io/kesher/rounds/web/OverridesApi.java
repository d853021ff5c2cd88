package io.kesher.rounds.web;

import io.kesher.api.Paged;
import io.kesher.customers.CustomerId;
import io.kesher.rounds.GroupOverride.Answer;
import io.kesher.rounds.GroupOverride.Reason;
import io.kesher.rounds.Overrides;
import io.kesher.rounds.web.Json.OverrideJson;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("rounds:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "overrides")
class OverridesApi {
  private final Overrides overrides;

  OverridesApi(Overrides overrides) {
    this.overrides = overrides;
  }

  @GetMapping("/overrides")
  @Operation(summary = "Decisions against the facts, the latest first, and whether they were right")
  OverridesJson index(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, 200);
    var found = overrides.page(after, most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new OverridesJson(
        page.stream().map(OverrideJson::of).toList(),
        found.size() > most ? (Long) page.getLast().id() : null);
  }

  @GetMapping("/overrides/report")
  @Operation(
      summary = "Were we right?",
      description =
          "For each reason how many turned out how: RIGHT, the facts of a later round have come to"
              + " the group of the override; WRONG, they say what they said; NEITHER; OPEN, no"
              + " later round has been published.")
  List<ReportJson> report() {
    List<ReportJson> report = new ArrayList<>();
    overrides
        .report()
        .forEach((reason, answers) ->
            answers.forEach((answer, count) -> report.add(new ReportJson(reason, answer, count))));
    return report;
  }

  @May("rounds:manage")
  @PostMapping("/rounds/{round}/customers/{customer}/overrides")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Put a customer elsewhere than the facts do",
      description =
          "With a reason of a closed list, and until a day within two years. The next publications"
              + " heed it until then.")
  OverrideJson create(
      HttpServletResponse response,
      @PathVariable long round,
      @PathVariable long customer,
      @RequestBody Overrides.Draft draft) {
    var made = overrides.make(round, new CustomerId(customer), draft);
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/overrides/" + made.id());
    return OverrideJson.of(made);
  }

  @GetMapping("/overrides/{override}")
  @Operation(summary = "A decision against the facts")
  OverrideJson show(@PathVariable long override) {
    return OverrideJson.of(overrides.find(override));
  }

  @May("rounds:manage")
  @PutMapping("/overrides/{override}/withdrawal")
  @Operation(summary = "Let the facts hold again, from the next publication on")
  OverrideJson withdraw(@PathVariable long override) {
    return OverrideJson.of(overrides.withdraw(override));
  }

  record OverridesJson(List<OverrideJson> items, @Nullable Long next) implements Paged {}

  record ReportJson(Reason reason, Answer answer, long overrides) {}
}
