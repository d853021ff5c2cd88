package io.kesher.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done a moment ago, and the way back: shown as a toast for ten seconds.
 *
 * @param text what was done, in words
 * @param label what the button says
 * @param path where the button posts to
 * @param fields what it sends
 * @param target the part of the page that the answer takes the place of; empty where the answer is
 *     no part of it; absent where it leads to a page
 */
public record Undo(
    String text, String label, String path, Map<String, String> fields, @Nullable String target) {
  /** The way back leads to a page. */
  public static Undo page(Frame frame, String text, String path, Map<String, String> fields) {
    return new Undo(text, frame.say("web.undo"), path, fields, null);
  }

  /** The way back changes a part of the page. */
  public static Undo part(
      Frame frame, String text, String path, Map<String, String> fields, String target) {
    return new Undo(text, frame.say("web.undo"), path, fields, target);
  }
}
