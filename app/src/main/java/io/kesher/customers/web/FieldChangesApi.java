package io.kesher.customers.web;

import io.kesher.api.IfMatch;
import io.kesher.audit.Actor;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerEdits.Edit;
import io.kesher.customers.CustomerId;
import io.kesher.customers.FieldChange;
import io.kesher.customers.FieldChanges;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("customers:see")
@RestController
@RequestMapping("/api/v1/customers/{id}/changes")
@Tag(name = "customers")
class FieldChangesApi {
  private final FieldChanges changes;

  FieldChangesApi(FieldChanges changes) {
    this.changes = changes;
  }

  @GetMapping
  @Operation(
      summary = "Who changed which field of a customer and when, the newest first",
      description =
          "Out of the last 200 entries of the trail, without what files did. `was` and `is` hold columns: of a field its own,"
              + " of a contact point those that changed; empty where it was not there.")
  List<ChangeJson> index(@PathVariable long id) {
    return changes.of(new CustomerId(id)).stream().map(ChangeJson::of).toList();
  }

  @May("customers:change")
  @PostMapping("/{change}/undoing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Put a field back as it was",
      description =
          "A change like any other: If-Match names the version that was read, and a 409 says that somebody was faster.")
  void putBack(@PathVariable long id, @PathVariable String change, IfMatch read) {
    if (changes.putBack(new CustomerId(id), read.version(), List.of(change))
        instanceof Edit.Overtaken(var theirs)) {
      throw IfMatch.overtaken(
          "customers.refusal.overtaken", change, CustomerDraft.of(theirs), theirs.version());
    }
  }

  /**
   * @param field the member of a customer that it is
   * @param by who did it, by name
   */
  record ChangeJson(
      String id,
      String field,
      Instant at,
      @Nullable String by,
      Map<String, String> was,
      Map<String, String> is) {
    static ChangeJson of(FieldChange change) {
      return new ChangeJson(
          change.id(),
          change.field().member(),
          change.entry().at(),
          change.entry().actor() == Actor.Kind.SYSTEM ? null : change.entry().name(),
          change.was(),
          change.is());
    }
  }
}
