package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.audit.Told;
import io.kesher.audit.Trail;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** Who saw this customer and who changed them, for those who may know it. */
@Component
@Order(90)
public final class SeenPanel implements CustomerPanel {
  private static final int LOOKED_BACK = 200;
  private static final int SHOWN = 6;

  private final Templates templates;
  private final Trail trail;

  SeenPanel(Templates templates, Trail trail) {
    this.templates = templates;
    this.trail = trail;
  }

  /** Somebody, what they did, and when they last did. */
  public record Sight(String who, String verbs, Instant last) {}

  @Override
  public Zone zone() {
    return Zone.END;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    return frame.may("audit:see")
        ? Optional.of(
            templates.customersSeen(
                frame, customer.id().value(), sights(frame, customer.id().value())))
        : Optional.empty();
  }

  private List<Sight> sights(Frame frame, long customer) {
    var people =
        trail.sights(customer, LOOKED_BACK).stream()
            .collect(
                Collectors.groupingBy(
                    sight -> Told.who(frame, sight.actor(), sight.name()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return people.entrySet().stream()
        .limit(SHOWN)
        .map(each -> sight(frame, each.getKey(), each.getValue()))
        .toList();
  }

  private static Sight sight(Frame frame, String who, List<Trail.Sight> sights) {
    return new Sight(
        who,
        sights.stream()
            .map(each -> Told.verb(frame, each.verb()))
            .distinct()
            .collect(Collectors.joining(" · ")),
        sights.getFirst().at());
  }
}
