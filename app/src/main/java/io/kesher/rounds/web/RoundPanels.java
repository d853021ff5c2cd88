package io.kesher.rounds.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.profitability.Standings;
import io.kesher.rounds.Overrides;
import io.kesher.rounds.Playbooks;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** How the office serves a customer of this group, and whether somebody put them there. */
@Component
@Order(15)
class RoundPanels implements CustomerPanel {
  private final Templates templates;
  private final Standings standings;
  private final Playbooks playbooks;
  private final Overrides overrides;

  RoundPanels(Templates templates, Standings standings, Playbooks playbooks, Overrides overrides) {
    this.templates = templates;
    this.standings = standings;
    this.playbooks = playbooks;
    this.overrides = overrides;
  }

  @Override
  public Zone zone() {
    return Zone.END;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    if (!frame.may("groups:see") || !frame.may("rounds:see") || !customer.isWithin("ledger:see")) {
      return Optional.empty();
    }
    var weight = standings.weights(List.of(customer.id())).get(customer.id());
    var group = weight == null ? null : weight.group();
    if (group == null) {
      return Optional.empty();
    }
    var playbook = playbooks.of(group);
    var override = overrides.holding(customer.id()).orElse(null);
    return playbook.adopted() || override != null
        ? Optional.of(templates.roundsPanel(frame, playbook, override))
        : Optional.empty();
  }
}
