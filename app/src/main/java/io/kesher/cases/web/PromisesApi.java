package io.kesher.cases.web;

import io.kesher.cases.CaseKind;
import io.kesher.cases.Promises;
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
      summary = "By when the office promises to solve cases",
      description =
          "Minutes of business time by kind and severity, and what part of them is promised to each group, in per cent.")
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
      @Nullable Map<Group, Integer> percent) {
    static PromisesJson of(Promises.All all) {
      return new PromisesJson(all.minutes(), all.percent());
    }

    Promises.All all() {
      return new Promises.All(
          Objects.requireNonNullElse(minutes, Map.of()),
          Objects.requireNonNullElse(percent, Map.of()));
    }
  }
}
