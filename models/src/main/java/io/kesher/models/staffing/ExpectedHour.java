package io.kesher.models.staffing;

import java.time.LocalDateTime;

/**
 * How many contacts an hour will bring.
 *
 * @param start of the hour
 * @param expected mean number
 * @param lower end of the interval
 * @param upper end of the interval
 */
public record ExpectedHour(LocalDateTime start, double expected, int lower, int upper) {}
