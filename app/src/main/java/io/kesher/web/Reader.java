package io.kesher.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signed-in person (or the program that holds their API key) that a page is made for.
 *
 * @param employee the employee's id
 * @param session names the sign-in, so that live streams end with it; not the secret itself
 */
public record Reader(
    long employee, String name, String email, Language language, Theme theme, String session) {

  /** One or two letters for the round beside the name. */
  public String initials() {
    return Stream.of(name.strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .limit(2)
        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
        .collect(Collectors.joining());
  }
}
