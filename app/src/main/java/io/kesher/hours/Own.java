package io.kesher.hours;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said of their own hours.
 *
 * @param line for which they work; absent: the office's own
 * @param week absent: as their line
 */
public record Own(
    @Nullable LineId line, @Nullable Week week, Map<LocalDate, SpecialDay> special, int version) {
  static final Own NOTHING = new Own(null, null, Map.of(), 1);
}
