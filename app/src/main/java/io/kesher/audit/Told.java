package io.kesher.audit;

import static java.util.stream.Collectors.joining;

import io.kesher.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry in words.
 *
 * @param words of fields that the office has described
 */
public record Told(Trail.Entry entry, Map<String, FieldWords.Words> words) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public Told(Trail.Entry entry) {
    this(entry, Map.of());
  }

  /** What one field of one row was and is. */
  public record Change(String row, String field, String before, String after) {}

  public String who(Frame frame) {
    return who(frame, entry.actor(), entry.name());
  }

  public static String who(Frame frame, Actor.Kind actor, String name) {
    return switch (actor) {
      case EMPLOYEE, KEY, DATABASE -> plain(name);
      case STRANGER -> frame.say("audit.actor.stranger");
      case SYSTEM -> frame.say("audit.actor.system");
    };
  }

  public String verb(Frame frame) {
    return verb(frame, entry.verb());
  }

  public static String verb(Frame frame, Verb verb) {
    return frame.say("audit.verb." + verb.code());
  }

  /** With whatever else was seen of the same people. */
  public String what(Frame frame) {
    return Stream.concat(Stream.of(entry.what()), Reads.parts(read(entry.asked())))
        .map(each -> what(frame, each))
        .collect(joining(", "));
  }

  /** A table that has no name yet is called as it is. */
  public static String what(Frame frame, String what) {
    var key = "audit.what." + what;
    return frame.messages().knows(key) ? frame.say(key) : what;
  }

  /** Field by field; at most as many as a page holds. */
  public List<Change> changes() {
    var before = read(entry.before());
    var after = read(entry.after());
    var changes = new ArrayList<Change>();
    for (var row : both(before, after)) {
      var was = before.path(row);
      var is = after.path(row);
      for (var field : both(was, is)) {
        add(changes, row, field, was.path(field), is.path(field));
      }
    }
    return changes;
  }

  /** What holds several is told one by one, and only what is another than before. */
  private void add(List<Change> changes, String row, String field, JsonNode was, JsonNode is) {
    if (!was.isObject() && !is.isObject()) {
      changes.add(change(row, field, was, is));
      return;
    }
    for (var part : both(was, is)) {
      if (!was.path(part).equals(is.path(part))) {
        changes.add(change(row, field + "." + part, was.path(part), is.path(part)));
      }
    }
  }

  private Change change(String row, String field, JsonNode was, JsonNode is) {
    var called = words.get(field);
    return called == null
        ? new Change(plain(row), plain(field), text(was), text(is))
        : new Change(
            plain(row),
            plain(called.title()),
            called.value().apply(text(was)),
            called.value().apply(text(is)));
  }

  /** What was asked for, in one line; empty where nothing was. */
  public String asked() {
    var asked = read(entry.asked());
    return String.join(
        ", ",
        asked.propertyNames().stream()
            .filter(name -> !name.equals(Reads.PARTS))
            .map(name -> text(asked.get(name)))
            .toList());
  }

  /**
   * Text that somebody wrote, with everything in it that would not be seen or would move what
   * stands around it written out.
   */
  public static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          if (hides(point)) {
            plain.append("⟨U+%04X⟩".formatted(point));
          } else {
            plain.appendCodePoint(point);
          }
        });
    return plain.toString();
  }

  private static boolean hides(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }

  private static Set<String> both(JsonNode one, JsonNode other) {
    var names = new TreeSet<String>();
    names.addAll(one.propertyNames());
    names.addAll(other.propertyNames());
    return names;
  }

  private static JsonNode read(@Nullable String json) {
    return json == null ? JSON.createObjectNode() : JSON.readTree(json);
  }

  private static String text(@Nullable JsonNode value) {
    return value == null || value.isNull() || value.isMissingNode()
        ? ""
        : plain(value.isString() ? value.asString() : value.toString());
  }
}
