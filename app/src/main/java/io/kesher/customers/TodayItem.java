package io.kesher.customers;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Something to do today.
 *
 * @param kind one word that tells its source, such as {@code task}
 * @param id one of its source's
 * @param title as somebody typed it, or in the reader's language
 * @param reason why it stands here, in a few words of the reader's language
 * @param day when it is due
 * @param customer whom it is about; absent: nobody
 * @param href where it is done
 */
public record TodayItem(
    String kind,
    long id,
    Urgency urgency,
    String icon,
    String title,
    String reason,
    LocalDate day,
    @Nullable LocalTime time,
    @Nullable About customer,
    String href) {

  /** The most pressing first. */
  public enum Urgency {
    /** Somebody who matters most is unhappy. */
    NOW,
    OVERDUE,
    TODAY,
    SOON
  }

  public record About(CustomerId id, String name) {}
}
