package io.kesher.values;

import java.util.List;
import java.util.function.Function;

/** How an attempt to read a value from what a person or a file wrote ends. */
public sealed interface Parsing<T> {

  /**
   * @param rules message keys of what was changed on the way ({@code values.rule.…}), empty when
   *     the text already was the value's own form or a usual notation of it
   */
  record Parsed<T>(T value, List<String> rules) implements Parsing<T> {
    public Parsed {
      rules = List.copyOf(rules);
    }
  }

  /**
   * @param reason message key of the reason ({@code values.refused.…})
   * @param argument what the message shows, usually the text itself
   */
  record Refused<T>(String reason, String argument) implements Parsing<T> {}

  static <T> Parsing<T> parsed(T value) {
    return new Parsed<>(value, List.of());
  }

  static <T> Parsing<T> refused(String reason, String argument) {
    return new Refused<>(reason, argument);
  }

  /**
   * The value, or the exception that {@code refusal} makes: for places where a refusal is a fault.
   */
  default <X extends Exception> T orElseThrow(Function<Refused<T>, X> refusal) throws X {
    return switch (this) {
      case Parsed<T>(var value, var _) -> value;
      case Refused<T> refused -> throw refusal.apply(refused);
    };
  }
}
