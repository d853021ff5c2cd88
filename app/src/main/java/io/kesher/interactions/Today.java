package io.kesher.interactions;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.TodayItem;
import io.kesher.customers.TodaySource;
import io.kesher.identity.Offices;
import io.kesher.profitability.Standings;
import io.kesher.profitability.Standings.Weight;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * What waits for whoever looks, in one order of importance: what is late, what is for today, what
 * comes; within each the customers who contribute most, then the earlier hour.
 */
@Service
public class Today {
  private static final Comparator<Waiting> IMPORTANT_FIRST =
      Comparator.comparing((Waiting each) -> each.item().urgency())
          .thenComparing(Waiting::contribution, Comparator.reverseOrder())
          .thenComparing(each -> each.item().day())
          .thenComparing(each -> Objects.requireNonNullElse(each.item().time(), LocalTime.MAX))
          .thenComparing(each -> each.item().id());

  private final List<TodaySource> sources;
  private final Standings standings;
  private final Offices offices;
  private final Reads reads;

  Today(ObjectProvider<TodaySource> sources, Standings standings, Offices offices, Reads reads) {
    this.sources = sources.orderedStream().toList();
    this.standings = standings;
    this.offices = offices;
    this.reads = reads;
  }

  /**
   * @param weight what the customer contributes, where that is the reader's to know
   */
  public record Waiting(TodayItem item, @Nullable Weight weight) {
    BigDecimal contribution() {
      return weight == null ? BigDecimal.ZERO : weight.contribution();
    }
  }

  public List<Waiting> of(Frame frame) {
    var today = offices.today();
    var items = sources.stream().flatMap(source -> source.of(frame, today).stream()).toList();
    var customers =
        items.stream()
            .flatMap(item -> Optional.ofNullable(item.customer()).stream())
            .map(TodayItem.About::id)
            .distinct()
            .toList();
    if (!customers.isEmpty()) {
      reads.saw(Verb.LIST, "customer", customers.stream().map(CustomerId::value).toList());
    }
    Map<CustomerId, Weight> weights = standings.weights(customers);
    return items.stream()
        .map(item -> new Waiting(item, weight(weights, item)))
        .sorted(IMPORTANT_FIRST)
        .toList();
  }

  private static @Nullable Weight weight(Map<CustomerId, Weight> weights, TodayItem item) {
    var about = item.customer();
    return about == null ? null : weights.get(about.id());
  }
}
