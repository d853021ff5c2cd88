package io.kesher.agreements.web;

import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementChange;
import io.kesher.agreements.AgreementDraft;
import io.kesher.agreements.AgreementEdits;
import io.kesher.agreements.AgreementEdits.Edit;
import io.kesher.agreements.AgreementFields;
import io.kesher.agreements.AgreementId;
import io.kesher.agreements.AgreementTrash;
import io.kesher.agreements.Agreements;
import io.kesher.agreements.ProductLines;
import io.kesher.api.FilterText;
import io.kesher.api.IfMatch;
import io.kesher.api.MergePatch;
import io.kesher.api.Paged;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Offices;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@May("agreements:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "agreements")
class AgreementsApi {
  private final Agreements agreements;
  private final AgreementEdits edits;
  private final AgreementTrash trash;
  private final ProductLines lines;
  private final Offices offices;
  private final MergePatch patches;

  AgreementsApi(
      Agreements agreements,
      AgreementEdits edits,
      AgreementTrash trash,
      ProductLines lines,
      Offices offices,
      MergePatch patches) {
    this.agreements = agreements;
    this.edits = edits;
    this.trash = trash;
    this.lines = lines;
    this.offices = offices;
    this.patches = patches;
  }

  @GetMapping("/agreements")
  @Operation(
      summary = "Agreements of all customers",
      description =
          "By their ids. `filter` knows customerId, ownerId, number, line, product, status, premium, commission,"
              + " offeredOn, startOn, renewalOn and endedOn. The next page is `?after=` the `next` of this one.")
  PageJson index(
      @Parameter(description = "as in: status eq 'ACTIVE' and renewalOn lt 2027-01-31")
          @RequestParam(required = false)
          @Nullable String filter,
      @RequestParam(required = false) @Nullable Long after,
      @Parameter(description = "1 to 500, 50 without it") @RequestParam(required = false)
          @Nullable Integer limit) {
    int most = Pages.limit(limit);
    var asked = FilterText.read(filter, AgreementFields.all(lines.all()));
    var found = agreements.page(asked, after == null ? null : new AgreementId(after), most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new PageJson(
        page.stream().map(each -> AgreementJson.of(each, offices.today())).toList(),
        found.size() > most ? (Long) page.getLast().id().value() : null);
  }

  @GetMapping("/agreements/{id}")
  @Operation(summary = "An agreement")
  AgreementJson show(HttpServletResponse response, @PathVariable long id) {
    return json(agreements.show(new AgreementId(id)), response);
  }

  @May("agreements:change")
  @PostMapping("/customers/{id}/agreements")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Add an agreement to a customer",
      description =
          "A number is needed, which the customer holds once. With a product its line follows, and without a"
              + " commission its product's. Without startOn, but with offeredOn, it is an offer still.")
  AgreementJson create(
      HttpServletResponse response, @PathVariable long id, @RequestBody AgreementDraft draft) {
    var made = edits.create(new CustomerId(id), draft);
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/agreements/" + made.id());
    return json(made, response);
  }

  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MergePatch.TYPE,
            schema = @Schema(implementation = AgreementDraft.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = AgreementDraft.class))
      })
  @May("agreements:change")
  @PatchMapping(
      path = "/agreements/{id}",
      consumes = {MergePatch.TYPE, MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Change an agreement by JSON merge patch",
      description =
          "If-Match names the version that was read. Where somebody else was faster nothing is written, and the 409"
              + " holds both sides. Another term is a renewal, an end before its time a lapse: they have their own"
              + " operations, which post to the ledger.")
  AgreementJson change(
      HttpServletResponse response,
      @PathVariable long id,
      IfMatch read,
      @RequestBody JsonNode patch) {
    var now = agreements.show(new AgreementId(id));
    var draft = patches.apply(AgreementDraft.of(now), patch);
    return switch (edits.change(now.id(), read.version(), draft)) {
      case Edit.Done(var changed) -> json(changed, response);
      case Edit.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "agreements.refusal.overtaken", patch, AgreementDraft.of(theirs), theirs.version());
    };
  }

  @May("agreements:delete")
  @DeleteMapping("/agreements/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Put an agreement into the trash",
      description =
          "It is in no list, radar or search from then on, and its address answers 404. For 30 days it can be brought back;"
              + " what it has brought stays in the ledger. If-Match names the version that was read. Asking twice is asking once.")
  void destroy(@PathVariable long id, IfMatch read) {
    trash.put(new AgreementId(id), read.version());
  }

  @GetMapping("/agreements/{id}/changes")
  @Operation(
      summary = "What was changed in an agreement, the latest first",
      description = "One item for each field. `importId` names the import that changed it.")
  ChangesJson changes(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long after,
      @Parameter(description = "1 to 500, 50 without it") @RequestParam(required = false)
          @Nullable Integer limit) {
    int most = Pages.limit(limit);
    var found = agreements.changes(new AgreementId(id), after, most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new ChangesJson(
        page.stream().map(ChangeJson::of).toList(),
        found.size() > most ? (Long) page.getLast().id() : null);
  }

  private AgreementJson json(Agreement agreement, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(agreement.version()));
    return AgreementJson.of(agreement, offices.today());
  }

  record PageJson(List<AgreementJson> items, @Nullable Long next) implements Paged {}

  record ChangesJson(List<ChangeJson> items, @Nullable Long next) implements Paged {}

  record ChangeJson(
      long id,
      Instant at,
      String name,
      @Nullable Long importId,
      String field,
      @Nullable String before,
      @Nullable String after) {
    static ChangeJson of(AgreementChange change) {
      return new ChangeJson(
          change.id(),
          change.at(),
          change.name(),
          change.importId(),
          change.field().word(),
          change.before(),
          change.after());
    }
  }
}
