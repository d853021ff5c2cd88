package io.kesher.customers.web;

import io.kesher.api.Paged;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Erasure;
import io.kesher.customers.Erasures;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("erasures:see")
@RestController
@RequestMapping("/api/v1/customer-erasures")
@Tag(name = "customers")
class ErasuresApi {
  private final Erasures erasures;

  ErasuresApi(Erasures erasures) {
    this.erasures = erasures;
  }

  @May("erasures:create")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Erase a person",
      description =
          "Nothing that is known of them is left: their rows go, rows of files lose their cells, the audit trail keeps that"
              + " something was done and by whom, the ledger keeps its sums without a name. A keyed digest keeps them from"
              + " coming back with the next file. Nothing brings them back. `confirmation` is their name as the customer's"
              + " `displayName` says it; `reference` is the number of the letter or the case, and may not tell who they are.")
  ErasureJson create(@RequestBody WishJson wish) {
    return ErasureJson.of(
        erasures.erase(
            new CustomerId(wish.customer()), wish.ground(), wish.reference(), wish.confirmation()));
  }

  @GetMapping
  @Operation(summary = "All erasures, the latest first")
  PageJson index(
      @Parameter(description = "The `next` of the page before") @RequestParam(required = false)
          @Nullable Long after,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") int limit) {
    var most = Math.clamp(limit, 1, 500);
    var found = erasures.page(after, most + 1);
    var shown = found.subList(0, Math.min(most, found.size()));
    return new PageJson(
        shown.stream().map(ErasureJson::of).toList(),
        found.size() > most ? (Long) shown.getLast().id() : null);
  }

  record PageJson(List<ErasureJson> items, @Nullable Long next) implements Paged {}

  record WishJson(
      long customer,
      Erasure.@Nullable Ground ground,
      @Nullable String reference,
      @Nullable String confirmation) {}
}
