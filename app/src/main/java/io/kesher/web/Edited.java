package io.kesher.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A form of a record that two people may change at once: what stands in its fields, what stood
 * there when it was opened, and the version that was read then. The form carries both, so that
 * nothing typed is lost and nothing old need be kept.
 *
 * <p>The pattern: the page shows {@code Edited.of(version, fields)} with {@code web/edited.jte};
 * the controller reads {@link #sent}, and where the domain says that somebody was faster it shows
 * {@link #merge} with {@code web/merge.jte}, which posts to the same route.
 *
 * @param fields as typed, by name; several lines for what there may be several of
 * @param base the same when the form was opened
 */
public record Edited(int version, Map<String, String> fields, Map<String, String> base) {
  private static final String TAKE = "take.";
  private static final String BASE = "base.";

  /** The form of a record as it stands. */
  public static Edited of(int version, Map<String, String> now) {
    return new Edited(version, now, now);
  }

  /** What a browser sent; of a merge, with what was chosen there. */
  public static Edited sent(Map<String, String> sent, Collection<String> names) {
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, String> base = new LinkedHashMap<>();
    for (var name : names) {
      var before = plain(sent.getOrDefault(BASE + name, ""));
      base.put(name, before);
      fields.put(
          name,
          "theirs".equals(sent.get(TAKE + name)) ? before : plain(sent.getOrDefault(name, "")));
    }
    return new Edited(version(sent.getOrDefault("version", "")), fields, base);
  }

  /** The version that a form was opened with; 0, which none has, where it says none. */
  public static int version(String sent) {
    try {
      return Integer.parseInt(sent);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  /** Browsers end lines in their own way. */
  private static String plain(String text) {
    return String.join("\n", lines(text));
  }

  /** The lines of a field that has several, without the empty ones. */
  public static List<String> lines(String text) {
    return Arrays.stream(text.split("\\R"))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** One field in which the two differ. */
  public record Choice(String field, String theirs, String mine, boolean keepMine) {}

  /**
   * The same form on top of what somebody else has saved meanwhile.
   *
   * @param choices where the two differ; one's own is proposed only where one has changed it
   */
  public record Merge(Edited edited, List<Choice> choices) {}

  /**
   * @param lists fields with several lines: what either has added stays, what either has removed
   *     goes
   */
  public Merge merge(int theirVersion, Map<String, String> theirs, Set<String> lists) {
    Map<String, String> mine = new LinkedHashMap<>();
    List<Choice> choices = new ArrayList<>();
    fields.forEach((name, typed) -> {
      var old = base.getOrDefault(name, "");
      var now = theirs.getOrDefault(name, "");
      var own = lists.contains(name) ? together(old, now, typed) : typed;
      mine.put(name, own);
      if (!Objects.equals(own, now)) {
        choices.add(new Choice(name, now, own, !typed.equals(old)));
      }
    });
    return new Merge(new Edited(theirVersion, mine, theirs), choices);
  }

  private static String together(String base, String theirs, String mine) {
    var old = lines(base);
    var now = lines(theirs);
    var own = lines(mine);
    var all = new LinkedHashSet<String>();
    Stream.concat(now.stream(), own.stream())
        .filter(line -> !old.contains(line) || now.contains(line) && own.contains(line))
        .forEach(all::add);
    return String.join("\n", all);
  }
}
