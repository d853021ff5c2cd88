package io.kesher.profitability;

import io.kesher.identity.OfficeOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The hourly cost that was asked for at the first start is the ledger's first rate. */
@Component
final class OpeningRates {
  private final Rates rates;

  OpeningRates(Rates rates) {
    this.rates = rates;
  }

  @EventListener
  void on(OfficeOpened opened) {
    rates.open(opened.hourlyCost());
  }
}
