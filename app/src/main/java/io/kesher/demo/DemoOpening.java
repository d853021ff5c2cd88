package io.kesher.demo;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.FirstStart;
import io.kesher.identity.Office;
import io.kesher.identity.Offices;
import io.kesher.identity.Setup;
import io.kesher.identity.Setup.Opening.OpenAlready;
import io.kesher.identity.Setup.Opening.Opened;
import io.kesher.web.Language;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the demo office, where there is no office yet. */
@Component
class DemoOpening {
  static final String EMAIL = "noa@oren.example";

  private static final String ADMINISTRATOR = "נועה ברק";
  private static final BigDecimal HOURLY_COST = BigDecimal.valueOf(120);
  private static final Office OFFICE =
      new Office(
          DemoOffice.NAME,
          Language.HEBREW,
          ZoneId.of("Asia/Jerusalem"),
          Currency.getInstance("ILS"));

  private final Setup setup;
  private final Offices offices;
  private final SchedulerClient scheduler;
  private final Clock clock;

  DemoOpening(Setup setup, Offices offices, SchedulerClient scheduler, Clock clock) {
    this.setup = setup;
    this.offices = offices;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * The office and the job that fills it come in one transaction: there is never one without the
   * other. The passphrase is in its file before, so that nobody is shut out by a crash in between.
   */
  @Transactional
  public void open(SignInFile file) {
    if (offices.find().isPresent()) {
      return;
    }
    String passphrase =
        file.passphrase()
            .orElseGet(() -> {
              String words = Words.passphrase();
              file.write(EMAIL, words);
              return words;
            });
    switch (setup.open(new FirstStart(OFFICE, HOURLY_COST, ADMINISTRATOR, EMAIL, passphrase))) {
      case Opened(var administrator) -> fill(administrator);
      case OpenAlready _ -> {
        // Somebody else was faster; it is their office.
      }
    }
  }

  private void fill(EmployeeId administrator) {
    var preparation = new Preparation(offices.today(), administrator.value(), List.of());
    scheduler.scheduleIfNotExists(
        DemoJob.DEMO.instance("office").data(preparation).scheduledTo(clock.instant()));
  }
}
