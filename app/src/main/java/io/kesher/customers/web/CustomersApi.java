package io.kesher.customers.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.kesher.api.IfMatch;
import io.kesher.api.MergePatch;
import io.kesher.customers.ContactPoint;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerEdits;
import io.kesher.customers.CustomerEdits.Edit;
import io.kesher.customers.CustomerFact;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Hands;
import io.kesher.customers.IdKind;
import io.kesher.customers.Merges;
import io.kesher.fields.ShownFields;
import io.kesher.identity.EmployeeId;
import io.kesher.values.Period;
import io.kesher.web.Asked;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@May("customers:see")
@RestController
@RequestMapping("/api/v1/customers")
@Tag(name = "customers")
class CustomersApi {
  private final Customers customers;
  private final CustomerEdits edits;
  private final Hands hands;
  private final MergePatch patches;
  private final Merges merges;
  private final List<CustomerFact> facts;

  CustomersApi(
      Customers customers,
      CustomerEdits edits,
      Hands hands,
      MergePatch patches,
      Merges merges,
      List<CustomerFact> facts) {
    this.customers = customers;
    this.edits = edits;
    this.hands = hands;
    this.patches = patches;
    this.merges = merges;
    this.facts = facts;
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "A customer with all that is known of them",
      description =
          "Facts are of the office's standard period, or of the days from and to, both included. Of whoever became part of"
              + " another customer the 308 leads there.")
  @Nullable CustomerJson show(
      HttpServletResponse response,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    var customer = customers.find(new CustomerId(id)).orElse(null);
    Period period = from == null && to == null ? null : Asked.period(from, to);
    return customer == null ? keeper(id, response) : json(customer, period, response);
  }

  private @Nullable CustomerJson keeper(long gone, HttpServletResponse response) {
    var keeper =
        merges
            .keeper(new CustomerId(gone))
            .orElseThrow(() -> customers.absent(new CustomerId(gone)));
    response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/customers/" + keeper);
    return null;
  }

  @May("customers:create")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Add a customer",
      description =
          "A name or an external id is needed. Contact points come in any notation. Somebody who was erased is refused,"
              + " unless `again` says that they have come back.")
  CustomerJson create(
      HttpServletResponse response,
      @RequestParam(defaultValue = "false") boolean again,
      @RequestBody CustomerDraft draft) {
    var made = edits.create(draft, again);
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/customers/" + made.id());
    return json(made, null, response);
  }

  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MergePatch.TYPE,
            schema = @Schema(implementation = CustomerDraft.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = CustomerDraft.class))
      })
  @May("customers:change")
  @PatchMapping(
      path = "/{id}",
      consumes = {MergePatch.TYPE, MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Change a customer by JSON merge patch",
      description =
          "Members that are sent are set, null clears, the rest stays, and so within custom. contactPoints are set as a whole; of one that is there already, by kind"
              + " and number, what is left out stays. If-Match names"
              + " the version that was read. Where somebody else was faster nothing is written, and the 409 holds both"
              + " sides: yours, theirs, and the version of theirs.")
  CustomerJson change(
      HttpServletResponse response,
      @PathVariable long id,
      IfMatch read,
      @RequestBody JsonNode patch) {
    var now =
        customers.find(new CustomerId(id)).orElseThrow(() -> customers.absent(new CustomerId(id)));
    var draft = set(patches.apply(CustomerDraft.of(now), patch));
    return switch (edits.change(now.id(), read.version(), draft)) {
      case Edit.Done(var changed) -> json(changed, null, response);
      case Edit.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "customers.refusal.overtaken", patch, CustomerDraft.of(theirs), theirs.version());
    };
  }

  /** Where custom fields are taken away as a whole, they are emptied. */
  private static CustomerDraft set(CustomerDraft draft) {
    return draft.custom() == null ? draft.withCustom(Map.of()) : draft;
  }

  @May("customers:manage")
  @PutMapping("/{id}/owner")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Put a customer into an employee's hands",
      description = "Whose customers somebody sees goes by it. Without an employee: into nobody's.")
  void assign(@PathVariable long id, @RequestBody OwnerJson owner) {
    hands.give(new CustomerId(id), EmployeeId.ofNullable(owner.employee()));
  }

  record OwnerJson(@Nullable Long employee) {}

  /**
   * Its version is the tag. Not one of the whole answer: what the ledger says changes without it,
   * so that nobody must be told "not modified" by it.
   */
  private CustomerJson json(
      Customer customer, @Nullable Period period, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(customer.version()));
    Map<String, Object> known = new LinkedHashMap<>();
    facts.forEach(
        fact -> fact.of(customer, period).ifPresent(value -> known.put(fact.name(), value)));
    return CustomerJson.of(customer, known);
  }

  /**
   * @param doNotUse why it is not to be used; absent where it may be
   */
  record PointJson(
      ContactPoint.Kind kind,
      String value,
      @Nullable String label,
      boolean main,
      String source,
      boolean verified,
      @Nullable Long verifiedBy,
      @Nullable Instant verifiedAt,
      @Nullable String doNotUse) {
    static PointJson of(ContactPoint point) {
      return new PointJson(
          point.kind(),
          point.value(),
          point.label(),
          point.main(),
          point.source(),
          point.verified(),
          EmployeeId.toNullable(point.verifiedBy()),
          point.verifiedAt(),
          point.doNotUse());
    }
  }

  /** The customer's own members, then one for each module that knows something of them. */
  record CustomerJson(
      long id,
      @Nullable String externalId,
      Customer.Kind kind,
      @Nullable String name,
      String displayName,
      @Nullable String israeliId,
      boolean israeliIdVerified,
      @Nullable IdKind idKind,
      @Nullable LocalDate birthDate,
      @Nullable LocalDate since,
      Map<String, String> details,
      @Schema(
              description = "custom fields by code, each as its type says",
              implementation = Object.class)
          Map<String, JsonNode> custom,
      List<PointJson> contactPoints,
      @Nullable Long ownerId,
      int version,
      @JsonAnyGetter @Schema(hidden = true) Map<String, Object> facts) {
    static CustomerJson of(Customer customer, Map<String, Object> facts) {
      return new CustomerJson(
          customer.id().value(),
          customer.externalId(),
          customer.kind(),
          customer.name(),
          customer.displayName(),
          customer.israeliId(),
          customer.israeliIdVerified(),
          customer.officialKind(),
          customer.birthDate(),
          customer.since(),
          customer.details(),
          ShownFields.said(customer.custom()),
          customer.contactPoints().stream().map(PointJson::of).toList(),
          EmployeeId.toNullable(customer.owner()),
          customer.version(),
          facts);
    }
  }
}
