package io.kesher.identity;

import io.kesher.web.Language;
import io.kesher.web.Messages;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The first start without a browser, from the environment, before the first request is let in:
 * {@code KESHER_ADMIN_EMAIL}, {@code KESHER_ADMIN_PASSWORD}, {@code KESHER_OFFICE_NAME}, {@code
 * KESHER_OFFICE_LANGUAGE}, and {@code KESHER_API_KEY} for the first administrator.
 */
@Component
class UnattendedStart implements SmartLifecycle {
  static final BigDecimal USUAL_HOURLY_COST = BigDecimal.valueOf(120);

  private static final Logger log = LoggerFactory.getLogger(UnattendedStart.class);
  private static final int SHORTEST_ACCEPTED = 8;

  private final Environment environment;
  private final Setup setup;
  private final Employees employees;
  private final ApiKeys keys;
  private final Messages messages;
  private volatile boolean running;

  UnattendedStart(
      Environment environment, Setup setup, Employees employees, ApiKeys keys, Messages messages) {
    this.environment = environment;
    this.setup = setup;
    this.employees = employees;
    this.keys = keys;
    this.messages = messages;
  }

  @Override
  public void start() {
    openOffice();
    installKey();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, which comes nearly last. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void openOffice() {
    var email = value("KESHER_ADMIN_EMAIL", "");
    var passphrase = value("KESHER_ADMIN_PASSWORD", "");
    if (email.isEmpty() || passphrase.isEmpty() || employees.first().isPresent()) {
      return;
    }
    if (passphrase.length() < SHORTEST_ACCEPTED) {
      throw new IllegalStateException(
          "KESHER_ADMIN_PASSWORD is too short: at least "
              + Passphrases.SHORTEST
              + " characters are advised");
    }
    if (!Passphrases.acceptable(passphrase)) {
      log.warn(
          "KESHER_ADMIN_PASSWORD is shorter than the {} characters that are advised",
          Passphrases.SHORTEST);
    }
    var language = Language.of(value("KESHER_OFFICE_LANGUAGE", "he")).orElse(Language.HEBREW);
    var name = value("KESHER_OFFICE_NAME", messages.say(language, "identity.office.unnamed"));
    var office =
        new Office(
            name.strip(), language, ZoneId.of("Asia/Jerusalem"), Currency.getInstance("ILS"));
    setup.open(
        new FirstStart(office, USUAL_HOURLY_COST, email.split("@", 2)[0], email, passphrase));
    log.info("The office is open");
  }

  /** Also where somebody opens the office in the browser. */
  @EventListener(OfficeOpened.class)
  void installKey() {
    var key = value("KESHER_API_KEY", "");
    if (key.isEmpty()) {
      return;
    }
    if (key.length() < ApiKeys.SHORTEST) {
      throw new IllegalStateException(
          "KESHER_API_KEY is too short: at least " + ApiKeys.SHORTEST + " characters");
    }
    employees.first().ifPresent(owner -> keys.install(owner, "KESHER_API_KEY", key));
  }

  private String value(String name, String otherwise) {
    return environment.getProperty(name, otherwise);
  }
}
