package io.kesher.cases.web;

import io.kesher.cases.CaseKind;
import io.kesher.cases.Promises;
import io.kesher.cases.Rung;
import io.kesher.cases.Severity;
import io.kesher.profitability.Group;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@May("cases:manage")
@RestController
@RequestMapping("/api/v1/case-promises")
@Tag(name = "cases")
class PromisesApi {
  private final Promises promises;

  PromisesApi(Promises promises) {
    this.promises = promises;
  }

  @GetMapping
  @Operation(
      summary =
          "By when the office promises to answer and to solve cases, and who is told where it does not",
      description =
          "Minutes of business time until a case is solved, by kind and severity, and until the first answer; what part of"
              + " them is promised to each group, in per cent. A group whose playbook says within how many hours it is"
              + " answered is answered so. `rungs`: after how much of a promised time, in per cent, a case moves up by"
              + " itself to a deputy or somebody of the team, to whoever leads it, to the managers; 0 is never.")
  PromisesJson show() {
    return PromisesJson.of(promises.all());
  }

  @PutMapping
  @Operation(
      summary = "Change what the office promises",
      description = "What is left out stays; what was promised already stays too.")
  PromisesJson update(@RequestBody PromisesJson wanted) {
    promises.set(wanted.all());
    return show();
  }

  record PromisesJson(
      @Nullable Map<CaseKind, Map<Severity, Integer>> minutes,
      @Nullable Integer answer,
      @Nullable Map<Group, Integer> percent,
      @Nullable Map<Rung, Integer> rungs) {
    static PromisesJson of(Promises.All all) {
      return new PromisesJson(all.minutes(), all.answer(), all.percent(), all.rungs());
    }

    Promises.All all() {
      return new Promises.All(
          Objects.requireNonNullElse(minutes, Map.of()),
          answer,
          Objects.requireNonNullElse(percent, Map.of()),
          Objects.requireNonNullElse(rungs, Map.of()));
    }
  }
}
