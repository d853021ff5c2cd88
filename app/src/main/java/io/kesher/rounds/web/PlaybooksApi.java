package io.kesher.rounds.web;

import io.kesher.api.IfMatch;
import io.kesher.profitability.Group;
import io.kesher.rounds.Playbooks;
import io.kesher.rounds.Playbooks.Adoption;
import io.kesher.rounds.web.Json.PlaybookJson;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@May("rounds:see")
@RestController
@RequestMapping("/api/v1/playbooks")
@Tag(name = "playbooks")
class PlaybooksApi {
  private final Playbooks playbooks;

  PlaybooksApi(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @GetMapping
  @Operation(
      summary = "How each group is served",
      description = "One for each group; of version 0 where nobody has adopted one yet.")
  List<PlaybookJson> index() {
    return playbooks.all().values().stream().map(PlaybookJson::of).toList();
  }

  @GetMapping("/{group}")
  @Operation(summary = "How a group is served")
  PlaybookJson show(HttpServletResponse response, @PathVariable Group group) {
    var playbook = playbooks.of(group);
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(playbook.version()));
    return PlaybookJson.of(playbook);
  }

  @GetMapping("/{group}/versions")
  @Operation(summary = "All versions of a group's playbook, the latest first")
  List<PlaybookJson> versions(@PathVariable Group group) {
    return playbooks.versions(group).stream().map(PlaybookJson::of).toList();
  }

  @May("rounds:manage")
  @PutMapping("/{group}")
  @Operation(
      summary = "Adopt a playbook",
      description = "As the next version; If-Match names the one that was read.")
  PlaybookJson adopt(
      HttpServletResponse response,
      @PathVariable Group group,
      IfMatch read,
      @RequestBody Playbooks.Draft draft) {
    return switch (playbooks.adopt(group, read.version(), draft)) {
      case Adoption.Done(var playbook) -> {
        response.setHeader(HttpHeaders.ETAG, IfMatch.tag(playbook.version()));
        yield PlaybookJson.of(playbook);
      }
      case Adoption.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "rounds.refusal.playbook-overtaken",
              draft,
              Playbooks.Draft.of(theirs),
              theirs.version());
    };
  }
}
