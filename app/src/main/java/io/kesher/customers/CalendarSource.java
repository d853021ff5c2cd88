package io.kesher.customers;

import io.kesher.identity.Reached;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.List;

/** Socket: what a module puts into the days of the calendar. */
public interface CalendarSource {
  /**
   * What falls on these days, as far as the reader may see it; no more than a page holds.
   *
   * @param last included
   * @param whose the employees whose work it is
   */
  List<CalendarItem> between(Frame frame, LocalDate first, LocalDate last, Reached whose);
}
