package io.kesher.customers.web;

import io.kesher.api.Paged;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Duplicate;
import io.kesher.customers.Duplicates;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
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

@May("customers:manage")
@RestController
@RequestMapping("/api/v1/customer-duplicates")
@Tag(name = "customers")
class DuplicatesApi {
  private final Duplicates duplicates;

  DuplicatesApi(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  @GetMapping
  @Operation(
      summary = "Who may be there twice",
      description =
          "The surest first. Found within a minute of a change; the next page is `?after=` the `next` of this one.")
  PageJson index(@RequestParam(required = false) @Nullable String after) {
    var page = DuplicatesPage.of(duplicates, after);
    return new PageJson(page.items().stream().map(DuplicateJson::of).toList(), page.next());
  }

  @PostMapping("/dismissals")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Say that they are two",
      description = "It is not asked again, until it is asked for.")
  void dismiss(@RequestBody PairJson pair) {
    duplicates.dismiss(new CustomerId(pair.one()), new CustomerId(pair.other()));
  }

  @PostMapping("/dismissals/undoing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Ask again whether they are one")
  void ask(@RequestBody PairJson pair) {
    duplicates.ask(new CustomerId(pair.one()), new CustomerId(pair.other()));
  }

  record PageJson(List<DuplicateJson> items, @Nullable String next) implements Paged {}

  record DuplicateJson(PersonJson one, PersonJson other, int score, List<String> reasons) {
    static DuplicateJson of(Duplicate pair) {
      return new DuplicateJson(
          PersonJson.of(pair.one()), PersonJson.of(pair.other()), pair.score(), pair.reasons());
    }
  }

  record PersonJson(long id, String name) {
    static PersonJson of(Duplicate.Side side) {
      return new PersonJson(side.id().value(), side.name());
    }
  }

  record PairJson(long one, long other) {}
}
