package io.kesher.interactions;

import io.kesher.customers.Customer;
import io.kesher.customers.Happening;
import io.kesher.customers.TimelineSource;
import io.kesher.web.Frame;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Interactions in the timeline. */
@Component
@Order(10)
class InteractionTimeline implements TimelineSource {
  private static final List<Kind> KINDS =
      Arrays.stream(InteractionKind.values())
          .map(kind -> new Kind(kind.code(), "interactions.kinds." + kind.code()))
          .toList();

  private final Interactions interactions;

  InteractionTimeline(Interactions interactions) {
    this.interactions = interactions;
  }

  @Override
  public String name() {
    return "interaction";
  }

  @Override
  public List<Kind> kinds() {
    return KINDS;
  }

  @Override
  public List<Happening> of(Frame frame, Customer customer, Wish wish) {
    return KINDS.stream().anyMatch(kind -> wish.wants(kind.code()))
        ? interactions.of(customer.id(), wish).stream()
            .map(each -> InWords.of(frame, each))
            .toList()
        : List.of();
  }
}
