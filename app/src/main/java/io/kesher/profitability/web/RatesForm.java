package io.kesher.profitability.web;

import io.kesher.web.Faults;
import java.util.Map;

/**
 * One of the two forms of rates as it was sent, to be shown again with its faults.
 *
 * @param name which of the two; empty where none was sent
 */
public record RatesForm(String name, Map<String, String> typed, Faults faults) {
  static final String HOURLY_COST = "hourly-cost";
  static final String STANDARD_MINUTES = "standard-minutes";

  static RatesForm none() {
    return new RatesForm("", Map.of(), Faults.none());
  }

  /** What was typed into a field of this form, or what else is proposed there. */
  public String value(String form, String field, String otherwise) {
    return name.equals(form) ? typed.getOrDefault(field, "") : otherwise;
  }

  public Faults faults(String form) {
    return name.equals(form) ? faults : Faults.none();
  }
}
