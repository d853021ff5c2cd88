package io.kesher.profitability.web;

import io.kesher.profitability.Entry;
import io.kesher.web.Frame;
import java.util.Map;

/** An entry of the ledger in words. */
public final class Entered {
  private Entered() {}

  /** What it is: the activity, or income or cost of a line. */
  public static String what(Frame frame, Entry entry, Map<String, String> lines) {
    Entry.Time time = entry.time();
    if (time != null) {
      String activity = activity(frame, time.activity());
      return time.quantity() > 1
          ? frame.say("profitability.entry.times", activity, frame.number(time.quantity()))
          : activity;
    }
    String kind = frame.say("profitability.kind." + Conditions.key(entry.kind()));
    String line = entry.line();
    return line == null
        ? kind
        : frame.say("profitability.entry.of-line", kind, line(frame, line, lines));
  }

  private static String line(Frame frame, String code, Map<String, String> lines) {
    String key = "agreements.line." + code;
    return lines.getOrDefault(code, frame.messages().knows(key) ? frame.say(key) : code);
  }

  /** The name of an activity: one of ours, or as the office writes it. */
  public static String activity(Frame frame, String code) {
    String key = "profitability.activity." + code;
    return frame.messages().knows(key) ? frame.say(key) : code;
  }

  public static String icon(Entry entry) {
    return switch (entry.kind()) {
      case INCOME -> "coin";
      case COST -> "offer";
      case TIME -> "clock";
    };
  }
}
