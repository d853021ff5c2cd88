package io.kesher.identity.web;

import io.kesher.identity.Office;
import io.kesher.web.FieldFault;
import io.kesher.web.Language;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The office as it is typed in. */
public record OfficeForm(
    @Nullable String officeName,
    @Nullable String language,
    @Nullable String zone,
    @Nullable String currency) {

  static OfficeForm of(Office office) {
    return new OfficeForm(
        office.name(),
        office.language().tag(),
        office.zone().getId(),
        office.currency().getCurrencyCode());
  }

  List<FieldFault> faults() {
    var faults = new ArrayList<FieldFault>(Inputs.text("officeName", officeName, 120));
    if (Language.of(Inputs.trimmed(language)).isEmpty()) {
      faults.add(FieldFault.of("language", "web.problem.value"));
    }
    if (!ZoneId.getAvailableZoneIds().contains(Inputs.trimmed(zone))) {
      faults.add(FieldFault.of("zone", "identity.fault.zone"));
    }
    if (!Choices.currencies().contains(Inputs.trimmed(currency))) {
      faults.add(FieldFault.of("currency", "identity.fault.currency"));
    }
    return faults;
  }

  /** Only of a form without faults. */
  Office office() {
    return new Office(
        Inputs.trimmed(officeName),
        Language.of(Inputs.trimmed(language)).orElseThrow(),
        ZoneId.of(Inputs.trimmed(zone)),
        Currency.getInstance(Inputs.trimmed(currency)));
  }

  public String typedName() {
    return Inputs.trimmed(officeName);
  }

  public String typedLanguage() {
    return Inputs.trimmed(language);
  }

  public String typedZone() {
    return Inputs.trimmed(zone);
  }

  public String typedCurrency() {
    return Inputs.trimmed(currency);
  }
}
