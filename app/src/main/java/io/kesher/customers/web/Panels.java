package io.kesher.customers.web;

import gg.jte.Content;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.customers.CustomerPanel.Zone;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the modules below show on a customer's page, by where it stands. */
@Component
class Panels {
  private final List<CustomerPanel> panels;

  Panels(ObjectProvider<CustomerPanel> panels) {
    this.panels = panels.orderedStream().toList();
  }

  Map<Zone, List<Content>> of(Frame frame, Customer customer, @Nullable Period period) {
    Map<Zone, List<Content>> shown = new EnumMap<>(Zone.class);
    for (Zone zone : Zone.values()) {
      List<Content> here = new ArrayList<>();
      panels.stream()
          .filter(panel -> panel.zone() == zone)
          .forEach(panel -> panel.show(frame, customer, period).ifPresent(here::add));
      shown.put(zone, here);
    }
    return shown;
  }
}
