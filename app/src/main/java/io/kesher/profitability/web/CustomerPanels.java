package io.kesher.profitability.web;

import gg.jte.Content;
import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerHighlight;
import io.kesher.customers.CustomerPanel;
import io.kesher.customers.CustomerPanel.Zone;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import templates.Templates;

/** What contribution has to say on a customer's page, and where. */
@Configuration(proxyBeanMethods = false)
class CustomerPanels {
  private final Templates templates;
  private final Verdicts verdicts;
  private final LedgerPages ledger;
  private final PeriodChoiceArgument periods;
  private final ObjectProvider<CustomerHighlight> highlights;

  CustomerPanels(
      Templates templates,
      Verdicts verdicts,
      LedgerPages ledger,
      PeriodChoiceArgument periods,
      ObjectProvider<CustomerHighlight> highlights) {
    this.templates = templates;
    this.verdicts = verdicts;
    this.ledger = ledger;
    this.periods = periods;
    this.highlights = highlights;
  }

  /** How a panel is made of the frame, the customer and the period asked for. */
  private interface Making {
    JteModel show(Frame frame, Customer customer, @Nullable Period period);
  }

  /**
   * Says nothing of a customer whose ledger the reader may not see.
   *
   * @param permission what else it takes
   */
  private record Panel(Zone zone, String permission, Making making) implements CustomerPanel {
    Panel(Zone zone, Making making) {
      this(zone, "ledger:see", making);
    }

    @Override
    public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
      return frame.may(permission) && customer.isWithin("ledger:see")
          ? Optional.of(making.show(frame, customer, period))
          : Optional.empty();
    }
  }

  @Bean
  CustomerPanel periodPanel() {
    return new Panel(
        Zone.ACTIONS,
        (frame, customer, period) ->
            templates.profitabilityPeriod(
                frame, periods.choice(period), "/customers/" + customer.id(), ""));
  }

  @Bean
  CustomerPanel verdictPanel() {
    return new Panel(
        Zone.STRIP,
        (frame, customer, period) ->
            templates.profitabilityStrip(
                frame,
                customer,
                verdicts.of(frame, customer, period),
                highlights
                    .orderedStream()
                    .<Content>flatMap(each -> each.of(frame, customer).stream())
                    .toList()));
  }

  @Bean
  @Order(10)
  CustomerPanel ledgerPanel() {
    return new Panel(
        Zone.MIDDLE,
        (frame, customer, period) ->
            templates.profitabilityLedger(
                frame, ledger.page(customer, periods.choice(period), null, null)));
  }

  @Bean
  @Order(10)
  CustomerPanel fallsPanel() {
    return new Panel(
        Zone.END,
        (frame, customer, period) ->
            templates.profitabilityFalls(frame, customer, verdicts.of(frame, customer, period)));
  }

  @Bean
  @Order(20)
  CustomerPanel groupPanel() {
    return new Panel(
        Zone.END,
        "groups:see",
        (frame, customer, period) ->
            templates.profitabilityWhy(frame, customer, verdicts.of(frame, customer, period)));
  }
}
