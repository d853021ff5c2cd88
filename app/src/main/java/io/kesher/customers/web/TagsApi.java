package io.kesher.customers.web;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Tags;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tags of a customer. */
@May("customers:see")
@RestController
@RequestMapping("/api/v1/customers/{id}/tags")
@Tag(name = "customers")
class TagsApi {
  private final Tags tags;

  TagsApi(Tags tags) {
    this.tags = tags;
  }

  @GetMapping
  @Operation(summary = "The tags of a customer, by name")
  List<String> index(@PathVariable long id) {
    return tags.of(new CustomerId(id));
  }

  @May("customers:change")
  @PutMapping
  @Operation(
      summary = "Put a tag on a customer",
      description = "A tag that the office spells in other letters of the same name is that tag.")
  List<String> put(@PathVariable long id, @RequestBody Named tag) {
    tags.add(new CustomerId(id), tag.name());
    return index(id);
  }

  @May("customers:change")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a tag off a customer")
  void destroy(@PathVariable long id, @RequestParam(defaultValue = "") String name) {
    tags.remove(new CustomerId(id), name);
  }

  record Named(@Nullable String name) {}
}
