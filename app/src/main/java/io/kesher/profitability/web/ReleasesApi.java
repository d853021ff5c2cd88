package io.kesher.profitability.web;

import io.kesher.profitability.Releases;
import io.kesher.profitability.Releases.Release;
import io.kesher.profitability.Simulation;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("groups:see")
@RestController
@RequestMapping("/api/v1/profitability/releases")
@Tag(name = "classification")
class ReleasesApi {
  private final Releases releases;

  ReleasesApi(Releases releases) {
    this.releases = releases;
  }

  @GetMapping
  @Operation(summary = "When groups that a round held were let go, the latest first; at most 50")
  List<Release> index() {
    return releases.all();
  }

  @GetMapping("/preview")
  @Operation(
      summary = "Who would move if the groups were let go",
      description = "By the policy in force and the facts of now. Refused where no groups hold.")
  PreviewJson preview() {
    return PreviewJson.of(releases.preview());
  }

  @May("groups:manage")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Let groups follow the facts again",
      description =
          "Takes a reason. A job moves whom the facts move, from the published groups on by the rule"
              + " of hysteresis. The next published round holds the groups again.")
  Release create(@RequestBody NewReleaseJson release) {
    return releases.release(release.reason());
  }

  record NewReleaseJson(@Nullable String reason) {}

  /**
   * @param moving how many would be in another group
   */
  record PreviewJson(long moving, List<Simulation.Flow> flows, long waiting) {
    static PreviewJson of(Simulation simulation) {
      return new PreviewJson(
          new Simulated(simulation).moved(), simulation.flows(), simulation.waiting());
    }
  }
}
