package io.kesher.customers.web;

import io.kesher.customers.Channel;
import io.kesher.customers.Consent;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Preference;
import io.kesher.customers.Preferences;
import io.kesher.identity.EmployeeId;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a customer likes to be spoken to, and what they agreed to be sent. */
@May("customers:see")
@RestController
@RequestMapping("/api/v1/customers/{id}")
@Tag(name = "customers")
class PreferencesApi {
  private final Preferences preferences;

  PreferencesApi(Preferences preferences) {
    this.preferences = preferences;
  }

  @GetMapping("/preferences")
  @Operation(
      summary = "How a customer likes to be spoken to",
      description = "Hours in which they are not to be called may go over midnight.")
  PreferenceJson show(@PathVariable long id) {
    return PreferenceJson.of(preferences.of(new CustomerId(id)));
  }

  @May("customers:change")
  @PutMapping("/preferences")
  @Operation(summary = "Say how a customer likes to be spoken to")
  PreferenceJson prefer(@PathVariable long id, @RequestBody PreferenceJson said) {
    preferences.prefer(new CustomerId(id), said.preference());
    return show(id);
  }

  @GetMapping("/consents")
  @Operation(
      summary = "All that a customer ever said about being sent advertising, the newest first",
      description = "Of each channel the first one holds.")
  List<ConsentJson> consents(@PathVariable long id) {
    return preferences.consents(new CustomerId(id)).stream().map(ConsentJson::of).toList();
  }

  @May("customers:change")
  @PostMapping("/consents")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Write down that a customer agreed or refused",
      description = "What was said before stays where it is.")
  List<ConsentJson> hear(@PathVariable long id, @RequestBody Consent.Draft said) {
    preferences.hear(new CustomerId(id), said);
    return consents(id);
  }

  /** Hours as in {@code 20:00:00}. */
  record PreferenceJson(
      Preference.@Nullable Tongue language,
      @Nullable Channel channel,
      @Schema(type = "string", format = "time") @Nullable LocalTime quietFrom,
      @Schema(type = "string", format = "time") @Nullable LocalTime quietTo) {
    static PreferenceJson of(Preference now) {
      return new PreferenceJson(now.language(), now.channel(), now.quietFrom(), now.quietTo());
    }

    Preference preference() {
      return new Preference(language, channel, quietFrom, quietTo);
    }
  }

  record ConsentJson(
      Channel channel, boolean given, LocalDate day, String source, @Nullable Long by, Instant at) {
    static ConsentJson of(Consent consent) {
      return new ConsentJson(
          consent.channel(),
          consent.given(),
          consent.day(),
          consent.source(),
          EmployeeId.toNullable(consent.by()),
          consent.at());
    }
  }
}
