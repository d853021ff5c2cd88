package io.kesher.customers.web;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Merge;
import io.kesher.customers.Merges;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("customers:manage")
@RestController
@RequestMapping("/api/v1/customer-merges")
@Tag(name = "customers")
class MergesApi {
  private final Merges merges;

  MergesApi(Merges merges) {
    this.merges = merges;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make one customer of two",
      description =
          "All that is of the one who goes is of the one who is kept from then on, and their address leads there. `take`"
              + " names the fields that the one who is kept takes from the other, `takeCustom` the codes of such custom fields; contact points and agreements of both"
              + " stay. 409 where they are the same, or one of them is part of another already.")
  MergeJson create(HttpServletResponse response, @RequestBody WishJson wish) {
    long id =
        merges.merge(
            new CustomerId(wish.kept()),
            new CustomerId(wish.gone()),
            Objects.requireNonNullElse(wish.take(), Set.of()),
            Objects.requireNonNullElse(wish.takeCustom(), Set.of()));
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/customer-merges/" + id);
    return show(id);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Two customers who were made one")
  MergeJson show(@PathVariable long id) {
    return MergeJson.of(merges.find(id));
  }

  @PostMapping("/{id}/undoing")
  @Operation(
      summary = "Make two of them again",
      description =
          "Each has again what was theirs; what came since stays with the one who was kept. 409 where a later merge of"
              + " the same customer stands.")
  MergeJson undo(@PathVariable long id) {
    merges.undo(id);
    return show(id);
  }

  record WishJson(
      long kept, long gone, @Nullable Set<Merge.Field> take, @Nullable Set<String> takeCustom) {}

  record MergeJson(
      long id, long kept, long gone, String name, Instant at, @Nullable Instant undoneAt) {
    static MergeJson of(Merge merge) {
      return new MergeJson(
          merge.id(),
          merge.kept().value(),
          merge.gone().value(),
          merge.name(),
          merge.at(),
          merge.undoneAt());
    }
  }
}
