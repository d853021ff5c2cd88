package io.kesher.identity.web;

import io.kesher.identity.FirstStart;
import io.kesher.identity.Passphrases;
import io.kesher.web.FieldFault;
import io.kesher.web.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the first start asks. An absent field is an empty one. */
public record SetupForm(
    @Nullable String officeName,
    @Nullable String language,
    @Nullable String zone,
    @Nullable String currency,
    @Nullable String hourlyCost,
    @Nullable String name,
    @Nullable String email,
    @Nullable String passphrase) {

  static SetupForm empty(Language language) {
    return new SetupForm("", language.tag(), "Asia/Jerusalem", "ILS", "120", "", "", "");
  }

  List<FieldFault> faults() {
    var faults = new ArrayList<FieldFault>();
    faults.addAll(office().faults());
    faults.addAll(Inputs.text("name", name, 120));
    faults.addAll(Inputs.email("email", email));
    if (Inputs.decimal(hourlyCost)
        .filter(cost -> cost.signum() >= 0 && cost.compareTo(Inputs.A_MILLION) < 0)
        .isEmpty()) {
      faults.add(FieldFault.of("hourlyCost", "identity.fault.amount"));
    }
    faults.addAll(
        Passphrases.faults(
            "passphrase",
            passphrase == null ? "" : passphrase,
            Inputs.trimmed(officeName),
            Inputs.trimmed(name),
            Inputs.trimmed(email)));
    return faults;
  }

  /** Only of a form without faults. */
  FirstStart start() {
    return new FirstStart(
        office().office(),
        Inputs.decimal(hourlyCost).orElse(BigDecimal.ZERO),
        Inputs.trimmed(name),
        Inputs.trimmed(email),
        passphrase == null ? "" : passphrase);
  }

  public OfficeForm office() {
    return new OfficeForm(officeName, language, zone, currency);
  }

  public String typedName() {
    return Inputs.trimmed(name);
  }

  public String typedEmail() {
    return Inputs.trimmed(email);
  }

  public String typedHourlyCost() {
    return Inputs.trimmed(hourlyCost);
  }
}
