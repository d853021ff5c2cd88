package io.kesher.customers.web;

import io.kesher.api.IfMatch;
import io.kesher.api.Paged;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Trash;
import io.kesher.customers.Trashed;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("customers:delete")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "customers")
class TrashApi {
  private final Trash trash;

  TrashApi(Trash trash) {
    this.trash = trash;
  }

  @DeleteMapping("/customers/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Put a customer into the trash",
      description =
          "They are in no list, search, sum or file from then on, and their address answers 404. For 30 days they can be"
              + " brought back with all that is theirs; then what is known of them goes. If-Match names the version that was read. Asking"
              + " twice is asking once.")
  void create(@PathVariable long id, IfMatch read) {
    trash.put(new CustomerId(id), read.version());
  }

  @PostMapping("/customers/{id}/restoration")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Bring a customer back from the trash",
      description = "With all that was theirs. Asking twice is asking once.")
  void destroy(@PathVariable long id) {
    trash.restore(new CustomerId(id));
  }

  @GetMapping("/trash")
  @Operation(
      summary = "Customers in the trash, the latest first",
      description =
          "Those whom the caller may bring back. The next page is `?after=` the `next` of this one.")
  PageJson index(
      @Parameter(description = "Part of a name, a number or an address")
          @RequestParam(defaultValue = "")
          String q,
      @RequestParam(required = false) @Nullable String after,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") int limit) {
    var page = TrashPage.of(trash, q, after, Math.clamp(limit, 1, 500));
    return new PageJson(page.items().stream().map(TrashedJson::of).toList(), page.next());
  }

  @May("customers:manage")
  @DeleteMapping("/trash/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "End a customer in the trash before their time",
      description =
          "What is known of them goes; what the ledger has of them stays without a name. Nothing brings them back. 404 where"
              + " they are not in the trash.")
  void end(@PathVariable long id) {
    if (trash.end(List.of(new CustomerId(id))) == 0) {
      throw Refusal.notFound();
    }
  }

  record PageJson(List<TrashedJson> items, @Nullable String next) implements Paged {}

  /**
   * @param by who put them there
   * @param until when what is known of them goes
   */
  record TrashedJson(
      long id, String name, Customer.Kind kind, Instant at, @Nullable String by, Instant until) {
    static TrashedJson of(Trashed gone) {
      return new TrashedJson(
          gone.id().value(), gone.name(), gone.kind(), gone.at(), gone.by(), gone.until());
    }
  }
}
