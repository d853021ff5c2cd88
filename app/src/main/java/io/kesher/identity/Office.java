package io.kesher.identity;

import io.kesher.web.Language;
import io.kesher.web.OfficeSign;
import java.time.ZoneId;
import java.util.Currency;

/** The office that this system serves. There is one. */
public record Office(String name, Language language, ZoneId zone, Currency currency) {
  public OfficeSign sign() {
    return new OfficeSign(name, language, zone, currency);
  }
}
