package io.kesher.cases.web;

import io.kesher.cases.Outcome;
import io.kesher.cases.Word;
import java.util.Map;

/**
 * What somebody says of a case, as they type it, and what is to become of the case then.
 *
 * @param next {@code STAY}, {@code WAIT}, or the outcome with which it is closed
 */
public record WordForm(String said, String text, String minutes, String next) {
  public static final String STAY = "STAY";
  public static final String WAIT = "WAIT";

  public static WordForm blank() {
    return new WordForm(Word.Kind.ANSWER.name(), "", "", STAY);
  }

  static WordForm of(Map<String, String> sent) {
    return new WordForm(
        sent.getOrDefault("said", ""),
        sent.getOrDefault("text", ""),
        sent.getOrDefault("minutes", ""),
        sent.getOrDefault("next", STAY));
  }

  public boolean is(Word.Kind kind) {
    return kind.name().equals(said);
  }

  public boolean is(Outcome outcome) {
    return outcome.name().equals(next);
  }

  boolean stays() {
    return next.isEmpty() || next.equals(STAY);
  }

  boolean waits() {
    return next.equals(WAIT);
  }
}
