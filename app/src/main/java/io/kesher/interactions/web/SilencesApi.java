package io.kesher.interactions.web;

import io.kesher.customers.CustomerId;
import io.kesher.interactions.Silence;
import io.kesher.interactions.Silences;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@May("interactions:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "interactions")
class SilencesApi {
  private static final int MOST = 200;

  private final Silences silences;

  SilencesApi(Silences silences) {
    this.silences = silences;
  }

  @GetMapping("/silences")
  @Operation(
      summary =
          "Key customers who have fallen silent, the longest against their rhythm first; at most 200",
      description =
          "Of the last 365 days they had contact on at least six, and since the last of them three times as long has passed"
              + " as usually lies between two, and at least 21 days. None for whoever may not see groups; those that were"
              + " dismissed are left out.")
  List<SilenceJson> index() {
    return silences.all(MOST).stream().map(SilenceJson::of).toList();
  }

  @May("interactions:create")
  @PutMapping("/customers/{id}/silence/dismissal")
  @Operation(
      summary = "Say why the silence of a key customer means nothing",
      description = "It holds until somebody has spoken with them and they fall silent again.")
  SilenceJson dismiss(@PathVariable long id, @RequestBody SilenceReasonJson sent) {
    return SilenceJson.of(silences.dismiss(new CustomerId(id), sent.reason()));
  }

  @May("interactions:create")
  @DeleteMapping("/customers/{id}/silence/dismissal")
  @Operation(summary = "A silence means something after all")
  SilenceJson takeBack(@PathVariable long id) {
    return SilenceJson.of(silences.takeBack(new CustomerId(id)));
  }

  record SilenceReasonJson(@Nullable String reason) {}

  /**
   * @param usualGap days that usually lie between two days of contact
   * @param dismissedAs why it means nothing
   */
  record SilenceJson(
      long customerId,
      String customerName,
      int daysOfContact,
      BigDecimal usualGap,
      LocalDate lastDay,
      int silentDays,
      @Nullable String dismissedAs,
      @Nullable Instant dismissedAt) {
    static SilenceJson of(Silence one) {
      var dismissed = one.dismissed();
      return new SilenceJson(
          one.customer().id().value(),
          one.customer().name(),
          one.daysOfContact(),
          one.usualGap(),
          one.lastDay(),
          one.silentDays(),
          dismissed == null ? null : dismissed.reason(),
          dismissed == null ? null : dismissed.at());
    }
  }
}
