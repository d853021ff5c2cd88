package io.kesher.hours;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's own hours as they are typed.
 *
 * @param line absent: the office's own
 * @param week shifts by the English name of the day; absent: as their line
 */
public record OwnDraft(@Nullable Long line, @Nullable Map<String, String> week) {
  public static OwnDraft of(Own own) {
    var line = own.line();
    var week = own.week();
    return new OwnDraft(
        line == null ? null : (Long) line.value(), week == null ? null : LineDraft.week(week));
  }
}
