package io.kesher.audit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.kesher.api.Paged;
import io.kesher.audit.Reads;
import io.kesher.audit.Trail;
import io.kesher.audit.Verb;
import io.kesher.web.Frame;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@May("audit:see")
@Tag(name = "audit")
class AuditApi {
  private final Trail trail;
  private final Reads reads;

  AuditApi(Trail trail, Reads reads) {
    this.trail = trail;
    this.reads = reads;
  }

  @GetMapping
  @Operation(
      summary = "Who saw and who changed what, the newest first",
      description =
          "Days are those of the office's zone. `before` and `after` hold, by the key of each row, what changed.")
  PageJson index(
      Frame frame,
      @ParameterObject @ModelAttribute AuditWish wish,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") int limit) {
    var most = Math.clamp(limit, 1, 500);
    var found = trail.page(wish.search(frame.office().zone()), wish.behind(), most + 1);
    var shown = found.subList(0, Math.min(most, found.size()));
    reads.sawTrail(Verb.LIST);
    return new PageJson(
        shown.stream().map(EntryJson::of).toList(),
        found.size() > most ? AuditWish.cursor(shown.getLast()) : null);
  }

  record PageJson(List<EntryJson> items, @Nullable String next) implements Paged {}

  /**
   * @param actor employee, key, stranger, system or database
   * @param number how many rows it was
   */
  record EntryJson(
      long id,
      Instant at,
      String actor,
      @Nullable Long employee,
      String name,
      @Nullable String address,
      @Nullable String request,
      @Nullable String route,
      String verb,
      String what,
      long number,
      List<Long> subjects,
      List<Long> customers,
      List<String> names,
      @Nullable Long importId,
      @JsonRawValue @Schema(types = {"object", "null"}) @Nullable String before,
      @JsonRawValue @Schema(types = {"object", "null"}) @Nullable String after,
      @JsonRawValue @Schema(types = {"object", "null"}) @Nullable String asked) {
    static EntryJson of(Trail.Entry entry) {
      return new EntryJson(
          entry.id(),
          entry.at(),
          entry.actor().name().toLowerCase(Locale.ROOT),
          entry.employee(),
          entry.name(),
          entry.address(),
          entry.request(),
          entry.route(),
          entry.verb().code(),
          entry.what(),
          entry.number(),
          entry.subjects(),
          entry.customers(),
          entry.names(),
          entry.importId(),
          entry.before(),
          entry.after(),
          entry.asked());
    }
  }
}
