package io.kesher.cases.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.cases.Cases;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerHighlight;
import io.kesher.web.Frame;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import templates.Templates;

/** The most important open case among the facts under a customer's name. */
@Component
class OpenCaseHighlight implements CustomerHighlight {
  private final Templates templates;
  private final Cases cases;
  private final Clock clock;

  OpenCaseHighlight(Templates templates, Cases cases, Clock clock) {
    this.templates = templates;
    this.cases = cases;
    this.clock = clock;
  }

  @Override
  public Optional<JteModel> of(Frame frame, Customer customer) {
    return frame.may("cases:see")
        ? cases.openOf(customer.id(), CasesPanel.SHOWN).stream()
            .findFirst()
            .map(one -> templates.casesHighlight(frame, one, clock.instant()))
        : Optional.empty();
  }
}
