package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Related;
import io.kesher.customers.RelationRole;
import io.kesher.customers.Relations;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who customers are to each other. */
@May("customers:see")
@RestController
@RequestMapping("/api/v1/customers/{id}/relations")
@Tag(name = "customers")
class RelationsApi {
  private final Relations relations;

  RelationsApi(Relations relations) {
    this.relations = relations;
  }

  @GetMapping
  @Operation(
      summary = "Who has to do with a customer",
      description =
          "The role says what the other is to this customer. Those whom the caller may not see are left out.")
  List<RelatedJson> index(@PathVariable long id) {
    return relations.of(new CustomerId(id)).stream().map(RelatedJson::of).toList();
  }

  @May("customers:change")
  @PutMapping("/{role}/{other}")
  @Operation(
      summary = "Say what another customer is to this one, and since when",
      description =
          "The same is then said of this customer to the other, by the inverse role. Nobody is their own parent, owner,"
              + " broker, referrer or member, directly or by way of others. Saying it again changes the days.")
  List<RelatedJson> put(
      @PathVariable long id,
      @PathVariable RelationRole role,
      @PathVariable long other,
      @RequestBody Days days) {
    relations.relate(new CustomerId(id), role, new CustomerId(other), days.from(), days.to());
    return index(id);
  }

  @May("customers:change")
  @DeleteMapping("/{role}/{other}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Say no more what another customer is to this one")
  void destroy(@PathVariable long id, @PathVariable RelationRole role, @PathVariable long other) {
    relations.part(new CustomerId(id), role, new CustomerId(other));
  }

  record Days(@Nullable LocalDate from, @Nullable LocalDate to) {}

  record RelatedJson(
      long customer,
      String displayName,
      Customer.Kind kind,
      RelationRole role,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    static RelatedJson of(Related related) {
      return new RelatedJson(
          related.id().value(),
          related.name(),
          related.kind(),
          related.role(),
          related.from(),
          related.to());
    }
  }
}
