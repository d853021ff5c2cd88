package io.kesher.profitability.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerMark;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Standings;
import io.kesher.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import templates.Templates;

/** The group and the contribution of a customer who is named on another's page. */
@Component
final class ContributionMark implements CustomerMark {
  private final Templates templates;
  private final Standings standings;

  ContributionMark(Templates templates, Standings standings) {
    this.templates = templates;
    this.standings = standings;
  }

  @Override
  public Optional<JteModel> of(Frame frame, CustomerId customer, @Nullable EmployeeId owner) {
    return Viewers.current().reach("ledger:see").includes(owner)
        ? Optional.of(templates.profitabilityMark(frame, standings.standing(customer)))
        : Optional.empty();
  }
}
