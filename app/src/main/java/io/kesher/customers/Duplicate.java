package io.kesher.customers;

import java.util.List;

/**
 * Two customers who may be one.
 *
 * @param score of 100; 55 is the least
 * @param reasons what they have in common: {@code israeli-id}, {@code phone}, {@code email}, {@code
 *     address}, {@code name}, {@code birth-date}
 */
public record Duplicate(Side one, Side other, int score, List<String> reasons) {
  public record Side(CustomerId id, String name) {}
}
