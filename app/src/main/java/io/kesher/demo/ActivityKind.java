package io.kesher.demo;

import java.util.List;

/** What the office does for a customer, and how long it takes where nobody measured. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
enum ActivityKind {
  CALL("שיחה", 6, 0.92),
  MAIL("דוא״ל", 8, 0.84),
  MEETING("פגישה", 45, 0.58),
  CLAIM("טיפול בתביעה", 90, 0.75),
  RENEWAL("חידוש", 15, 0.70);

  private static final Sheet NOTES = Sheet.named("notes.txt");

  /** What is said when a customer calls again and again. */
  static final List<String> IMPATIENT = NOTES.words("BURST");

  static final List<String> GIFTS = NOTES.words("GIFT");

  final String hebrew;
  final int standardMinutes;
  final List<String> notes;
  private final double measured;

  ActivityKind(String hebrew, int standardMinutes, double measured) {
    this.hebrew = hebrew;
    this.standardMinutes = standardMinutes;
    this.measured = measured;
    this.notes = Sheet.named("notes.txt").words(name());
  }

  /** How likely the time was measured: the office got better at it from year to year. */
  double measuredIn(int year) {
    return measured - 0.05 * year;
  }
}
