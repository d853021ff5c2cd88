package io.kesher.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the insurers report: a line for each policy and each month or year of it. */
final class Commissions {
  private static final String NEW = "חדשה";
  private static final String RENEWED = "חודשה";
  private static final String RUNNING = "פעילה";
  private static final String NOT_RENEWED = "לא חודשה";
  private static final String CANCELLED = "בוטלה";
  private static final int PAY_DAY = 15;
  private static final int CLAW_BACK_MONTHS = 24;

  private final History history;

  Commissions(History history) {
    this.history = history;
  }

  List<Commission> of(Customer customer, List<Policy> policies) {
    var reported = new ArrayList<Commission>();
    for (Policy policy : policies) {
      var report = new Report(customer, policy, reported);
      switch (policy.line().paid) {
        case YEARLY -> yearly(policy, report);
        case MONTHLY -> monthly(policy, report);
        case ONCE -> report.paid(policy.start(), null, NEW);
      }
    }
    return reported;
  }

  private void yearly(Policy policy, Report report) {
    int lag = Math.floorMod(policy.number().hashCode(), 9);
    LocalDate term = policy.start();
    for (int year = 1; !term.isAfter(history.today()) && policy.runsOn(term); year++) {
      LocalDate next = policy.start().plusYears(year);
      report.paid(term.plusDays(lag), next, year == 1 ? NEW : RENEWED);
      term = next;
    }
    LocalDate end = policy.end();
    if (end == null) {
      return;
    }
    if (policy.cancelled()) {
      double unused = ChronoUnit.DAYS.between(end, term) / 365.0;
      report.ended(end, end.plusDays(6), unused, CANCELLED);
    } else {
      report.ended(end, end, 0, NOT_RENEWED);
    }
  }

  private void monthly(Policy policy, Report report) {
    LocalDate month = policy.start().withDayOfMonth(PAY_DAY).plusMonths(1);
    String status = NEW;
    for (; !month.isAfter(history.today()) && policy.runsOn(month); month = month.plusMonths(1)) {
      report.paid(month, null, status);
      status = RUNNING;
    }
    LocalDate end = policy.end();
    if (end != null) {
      boolean soon = ChronoUnit.MONTHS.between(policy.start(), end) < CLAW_BACK_MONTHS;
      report.ended(end, end.plusDays(9), soon ? 3 : 0, CANCELLED);
    }
  }

  /** The lines that are written about one policy. */
  private final class Report {
    private final Customer customer;
    private final Policy policy;
    private final List<Commission> lines;

    Report(Customer customer, Policy policy, List<Commission> lines) {
      this.customer = customer;
      this.policy = policy;
      this.lines = lines;
    }

    void paid(LocalDate day, @Nullable LocalDate renewal, String status) {
      boolean journey = policy.line().paid == Line.Paid.ONCE;
      write(day, renewal, journey ? policy.end() : null, 1, status);
    }

    /** Takes back the commission of as many terms as are not used. */
    void ended(LocalDate ended, LocalDate day, double unused, String status) {
      write(day, null, ended, -unused, status);
    }

    private void write(
        LocalDate day,
        @Nullable LocalDate renewal,
        @Nullable LocalDate ended,
        double terms,
        String status) {
      if (history.holds(day)) {
        double premium = policy.premiumOn(day, history.today());
        long amount = Math.round(premium * policy.share() * terms * 100);
        lines.add(
            new Commission(
                customer, policy, renewal, ended, Math.round(premium * 100), amount, day, status));
      }
    }
  }
}
