package io.kesher.hours;

import java.time.LocalDate;

/**
 * A day that is unlike the week's: its own hours, or none, whatever the calendar says.
 *
 * @param note why; empty where nobody said
 */
public record SpecialDay(LocalDate day, Shifts shifts, String note) {}
