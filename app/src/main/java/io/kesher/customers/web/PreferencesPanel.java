package io.kesher.customers.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.Channel;
import io.kesher.customers.Consent;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerPanel;
import io.kesher.customers.Preferences;
import io.kesher.identity.Viewers;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import templates.Templates;

/** What a customer likes, and of each channel what they last said of advertising. */
@Component
@Order(30)
class PreferencesPanel implements CustomerPanel {
  private final Templates templates;
  private final Preferences preferences;

  PreferencesPanel(Templates templates, Preferences preferences) {
    this.templates = templates;
    this.preferences = preferences;
  }

  @Override
  public Zone zone() {
    return Zone.START;
  }

  @Override
  public Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period) {
    if (!Viewers.current().sees("customers.contact-points")) {
      return Optional.empty();
    }
    Map<Channel, Consent> last = new EnumMap<>(Channel.class);
    preferences.consents(customer.id()).forEach(each -> last.putIfAbsent(each.channel(), each));
    return Optional.of(
        templates.customersPreferences(frame, customer, preferences.of(customer.id()), last));
  }
}
