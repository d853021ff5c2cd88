package io.kesher.identity;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first start. It happens once; afterwards this door does not exist. */
@Component
public class Setup {
  private final Offices offices;
  private final Employees employees;
  private final Roles roles;
  private final Passphrases passphrases;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Setup(
      Offices offices,
      Employees employees,
      Roles roles,
      Passphrases passphrases,
      ApplicationEventPublisher events,
      Clock clock) {
    this.offices = offices;
    this.employees = employees;
    this.roles = roles;
    this.passphrases = passphrases;
    this.events = events;
    this.clock = clock;
  }

  /** How an attempt to open the office ends. */
  public sealed interface Opening {
    record Opened(EmployeeId administrator) implements Opening {}

    record OpenAlready() implements Opening {}
  }

  /** Opens the office with its first administrator; of two attempts at once, one wins. */
  @Transactional
  public Opening open(FirstStart start) {
    if (offices.find().isPresent() || !offices.open(start.office(), clock.instant())) {
      return new Opening.OpenAlready();
    }
    var administrator =
        employees.hire(
            start.administrator(),
            start.email(),
            passphrases.hash(start.passphrase()),
            start.office().language(),
            roles.shipped(Role.OWNER),
            clock.instant());
    events.publishEvent(new OfficeOpened(start.hourlyCost(), start.office().currency()));
    return new Opening.Opened(administrator);
  }
}
