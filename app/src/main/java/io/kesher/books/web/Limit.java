package io.kesher.books.web;

import io.kesher.web.Faults;

/**
 * What is said of whom cases go to.
 *
 * @param mostOpen as typed
 */
public record Limit(String mostOpen, Faults faults) {
  static Limit of(int mostOpen) {
    return new Limit(Integer.toString(mostOpen), Faults.none());
  }
}
