package io.kesher.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with a customer, as their timeline tells it to one reader.
 *
 * @param kind the code of its {@link TimelineSource.Kind}
 * @param id one of its source's: of two at one moment the higher is the later
 * @param timed whether the moment is known; else only the day
 * @param title in the reader's language
 * @param text as somebody typed it
 * @param who did it, by name
 * @param spent the time that it took; absent where it took none
 * @param href the page that tells more
 */
public record Happening(
    String kind,
    long id,
    Instant at,
    boolean timed,
    String icon,
    String title,
    @Nullable String text,
    @Nullable String who,
    @Nullable Spent spent,
    @Nullable String href) {

  /** Seconds, measured or estimated. */
  public record Spent(int seconds, boolean measured) {}
}
