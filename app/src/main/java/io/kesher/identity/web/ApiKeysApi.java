package io.kesher.identity.web;

import io.kesher.api.Paged;
import io.kesher.identity.ApiKey;
import io.kesher.identity.ApiKeys;
import io.kesher.identity.SignedIn;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own keys. */
@May("api-keys:manage")
@RestController
@RequestMapping("/api/v1/api-keys")
@Tag(name = "api-keys")
class ApiKeysApi {
  private static final int USUAL_DAYS = 365;
  private static final int MOST = 200;

  private final ApiKeys keys;
  private final Clock clock;

  ApiKeysApi(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param scopes permissions; none for all that the owner has
   * @param days how long it is good; 0 for no end
   */
  record Draft(@Nullable String name, @Nullable List<String> scopes, @Nullable Integer days) {}

  record Page(List<ApiKey> items, @Nullable Long next) implements Paged {}

  record Made(String key) {}

  @GetMapping
  @Operation(
      summary = "One's own keys that are not revoked, the newest first",
      description = "`after` is the last id of the page before.")
  Page index(
      SignedIn me,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    var found = keys.page(me.employee().id(), after, most);
    return new Page(found, found.size() < most ? null : found.getLast().id());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make a key",
      description =
          "It is told this once, and never may more than its owner may at the time it is used. A key"
              + " makes no keys: this is for a person who is signed in.")
  Made create(SignedIn me, @RequestBody Draft draft) {
    var name = Inputs.trimmed(draft.name());
    Inputs.accept(Inputs.text("name", name, ApiKeysController.LONGEST_NAME));
    var days = Objects.requireNonNullElse(draft.days(), USUAL_DAYS);
    return new Made(
        keys.create(
            me,
            name,
            ApiKeysController.scopes(draft.scopes()),
            ApiKeysController.expiry(clock, days)));
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Revoke a key of one's own")
  ResponseEntity<Void> destroy(SignedIn me, @PathVariable long id) {
    if (!keys.revoke(id, me.employee().id())) {
      throw Refusal.notFound();
    }
    return ResponseEntity.noContent().build();
  }
}
