package io.kesher.profitability.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerFact;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Facts;
import io.kesher.profitability.Group;
import io.kesher.profitability.StandardPeriod;
import io.kesher.profitability.Standings;
import io.kesher.values.Period;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the ledger says, in a customer's JSON. */
@Component
final class ProfitabilityFact implements CustomerFact {
  private final Standings standings;
  private final StandardPeriod standardPeriod;

  ProfitabilityFact(Standings standings, StandardPeriod standardPeriod) {
    this.standings = standings;
    this.standardPeriod = standardPeriod;
  }

  @Override
  public String name() {
    return "profitability";
  }

  @Override
  public Optional<Object> of(Customer customer, @Nullable Period asked) {
    return customer.isWithin("ledger:see")
        ? Optional.of(standing(customer.id(), asked))
        : Optional.empty();
  }

  private StandingJson standing(CustomerId customer, @Nullable Period asked) {
    boolean groups = Viewers.current().may("groups:see");
    var standing = standings.standing(customer);
    Facts facts = asked == null ? standing.facts() : standings.facts(customer, asked);
    Period period = asked == null ? standardPeriod.current() : asked;
    return new StandingJson(
        period.from(),
        period.to(),
        groups ? standing.group() : null,
        groups && standing.waits(),
        asked == null ? standing.rank() : null,
        FactsJson.of(facts));
  }

  /**
   * @param rank by contribution in the standard period; absent for other periods
   */
  record StandingJson(
      LocalDate from,
      LocalDate to,
      @Nullable Group group,
      boolean waiting,
      @Nullable Long rank,
      @JsonUnwrapped FactsJson facts) {}
}
