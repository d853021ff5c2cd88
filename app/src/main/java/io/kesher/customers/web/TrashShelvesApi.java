package io.kesher.customers.web;

import io.kesher.api.Paged;
import io.kesher.customers.TrashShelf;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("customers:see")
@RestController
@RequestMapping("/api/v1/trash/{shelf}")
@Tag(name = "customers")
class TrashShelvesApi {
  private final TrashShelves shelves;

  TrashShelvesApi(TrashShelves shelves) {
    this.shelves = shelves;
  }

  @GetMapping
  @Operation(
      summary = "What else lies in the trash, the latest first",
      description =
          "Shelves are `agreement`, `task` and `file`; on each lies what the caller may bring back. A shelf that is not the"
              + " caller's to look at is not found.")
  ShelfJson index(
      @PathVariable String shelf,
      @RequestParam(required = false) @Nullable String after,
      @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") int limit) {
    var page = shelves.page(shelf, after, Math.clamp(limit, 1, 500));
    return new ShelfJson(page.items().stream().map(LyingJson::of).toList(), page.next());
  }

  @PostMapping("/{id}/restoration")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Bring something back from a shelf of the trash",
      description = "With all that was its own. Asking twice is asking once.")
  void restore(@PathVariable String shelf, @PathVariable long id) {
    shelves.named(shelf).restore(id);
  }

  record ShelfJson(List<LyingJson> items, @Nullable String next) implements Paged {}

  /**
   * @param customer whose it is
   * @param by who put it there
   * @param until when it goes for good
   */
  record LyingJson(
      long id,
      String name,
      @Nullable Long customer,
      Instant at,
      @Nullable String by,
      Instant until) {
    static LyingJson of(TrashShelf.Lying lying) {
      var customer = lying.customer();
      return new LyingJson(
          lying.id(),
          lying.words(),
          customer == null ? null : (Long) customer.value(),
          lying.at(),
          lying.by(),
          lying.until());
    }
  }
}
