package io.kesher.customers;

import io.kesher.web.Frame;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Socket: what a module knows to have happened with a customer. The timeline asks each source for
 * its latest and shows the latest of all. A source says nothing that the reader may not see, and
 * asks an index that is in the order of time.
 */
public interface TimelineSource {
  /** Which tells two sources apart where their happenings fall on one moment; a few letters. */
  String name();

  /** What the timeline may be filtered by; sources may share a kind. */
  List<Kind> kinds();

  /** At most {@code limit} happenings that lie behind the place asked for, the newest first. */
  List<Happening> of(Frame frame, Customer customer, Wish wish);

  /**
   * A kind of happening.
   *
   * @param key message key of its name
   */
  record Kind(String code, String key) {}

  /**
   * What is asked for: rows with {@code (at, id) < (before, beforeId)}.
   *
   * @param kind absent for all kinds
   */
  record Wish(@Nullable String kind, Instant before, long beforeId, int limit) {
    public boolean wants(String other) {
      return kind == null || kind.equals(other);
    }
  }
}
