package io.kesher.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A policy.
 *
 * @param premium in shekels a year, a month or a trip, at the end of the history
 * @param share the part of the premium that is the agency's commission
 * @param rise by how much the premium grows a year, 0.04 is four percent
 * @param end the day it ended; null while it runs
 * @param cancelled ended before its time, so that commission goes back
 */
record Policy(
    String number,
    Line line,
    String insurer,
    LocalDate start,
    double premium,
    double share,
    double rise,
    @Nullable LocalDate end,
    boolean cancelled) {

  Policy endedOn(LocalDate day, boolean early) {
    return new Policy(number, line, insurer, start, premium, share, rise, day, early);
  }

  /** Premiums rise from year to year: what was paid on an earlier day, in whole shekels. */
  double premiumOn(LocalDate day, LocalDate today) {
    long years = ChronoUnit.YEARS.between(day, today);
    return Math.rint(premium * StrictMath.pow(1 + rise, (double) -years));
  }

  boolean runsOn(LocalDate day) {
    return !start.isAfter(day) && (end == null || end.isAfter(day));
  }
}
