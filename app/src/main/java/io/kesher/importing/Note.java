package io.kesher.importing;

/**
 * Something that was normalised on the way in, or left out.
 *
 * @param after blank where it was left out
 * @param rule message key of what was done
 */
public record Note(String column, String before, String after, String rule) {
  static final String OWN = "importing.rule.";
}
