package io.kesher.rewards.web;

import io.kesher.api.IfMatch;
import io.kesher.rewards.RuleSet;
import io.kesher.rewards.RuleSets;
import io.kesher.rewards.RuleSets.Saving;
import io.kesher.rewards.Simulations;
import io.kesher.rewards.web.Json.AdoptionJson;
import io.kesher.rewards.web.Json.RuleSetJson;
import io.kesher.rewards.web.Json.RuleSetsJson;
import io.kesher.rewards.web.Json.SimulationJson;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("rewards:see")
@RestController
@RequestMapping("/api/v1/rewards/rule-sets")
@Tag(name = "rewards")
class RuleSetsApi {
  private static final int MOST = 200;

  private final RuleSets sets;
  private final Simulations simulations;

  RuleSetsApi(RuleSets sets, Simulations simulations) {
    this.sets = sets;
    this.simulations = simulations;
  }

  @GetMapping
  @Operation(summary = "Sets of rules, the latest first", description = "Without `from`: a draft.")
  RuleSetsJson index(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    var found = sets.page(after, most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new RuleSetsJson(
        page.stream().map(RuleSetJson::of).toList(),
        found.size() > most ? (Long) page.getLast().id() : null);
  }

  @May("rewards:manage")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Draft a set of rules",
      description =
          "Of the rules that fit an event the first in the list pays, and no other. A rate is per"
              + " cent of what the event has brought, up to 100.")
  RuleSetJson create(HttpServletResponse response, @RequestBody RuleSet.Draft draft) {
    var made = sets.begin(draft);
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/rewards/rule-sets/" + made.id());
    return tagged(response, made);
  }

  @GetMapping("/{set}")
  @Operation(
      summary = "A set of rules",
      description =
          "`collisions` are rules that can fit the same event; `preferences` where coming pays more"
              + " than staying.")
  RuleSetJson show(HttpServletResponse response, @PathVariable long set) {
    return tagged(response, sets.find(set));
  }

  @May("rewards:manage")
  @PutMapping("/{set}")
  @Operation(summary = "Change a draft", description = "The rules as a whole.")
  RuleSetJson update(
      HttpServletResponse response,
      @PathVariable long set,
      IfMatch read,
      @RequestBody RuleSet.Draft draft) {
    return switch (sets.change(set, read.version(), draft)) {
      case Saving.Done(var saved) -> tagged(response, saved);
      case Saving.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "rewards.refusal.overtaken", draft, theirs.draft(), theirs.version());
    };
  }

  @May("rewards:manage")
  @DeleteMapping("/{set}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Throw a draft away")
  void delete(@PathVariable long set) {
    sets.drop(set);
  }

  @May("rewards:manage")
  @PutMapping("/{set}/adoption")
  @Operation(
      summary = "Adopt a set from a month on",
      description =
          "Never changes afterwards. Of two sets from the same month the one adopted later pays; a"
              + " month that is closed cannot be meant.")
  RuleSetJson adopt(
      HttpServletResponse response,
      @PathVariable long set,
      IfMatch read,
      @RequestBody AdoptionJson adoption) {
    return tagged(response, sets.adopt(set, read.version(), adoption.from()));
  }

  @May("rewards:manage")
  @GetMapping("/{set}/simulation")
  @Operation(
      summary = "What a set would have paid in the last twelve months",
      description = "Beside the set in force; writes nothing.")
  SimulationJson simulate(@PathVariable long set) {
    return SimulationJson.of(simulations.of(set));
  }

  private static RuleSetJson tagged(HttpServletResponse response, RuleSet set) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(set.version()));
    return RuleSetJson.of(set);
  }
}
