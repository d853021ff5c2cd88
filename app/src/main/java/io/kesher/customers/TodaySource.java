package io.kesher.customers;

import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.List;

/**
 * Socket: what a module wants the reader to do today. The page brings all sources into one order:
 * by {@link TodayItem.Urgency}, then by what the customer contributes.
 */
public interface TodaySource {
  /** What waits for the one who looks; no more than a page holds. */
  List<TodayItem> of(Frame frame, LocalDate today);
}
