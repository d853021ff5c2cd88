package io.kesher.customers.web;

import io.kesher.customers.Duplicate;
import io.kesher.customers.Duplicates;
import io.kesher.customers.Duplicates.After;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A page of the queue.
 *
 * @param next where the one behind it goes on; absent on the last
 */
public record DuplicatesPage(List<Duplicate> items, @Nullable String next) {
  private static final int SIZE = 50;
  private static final Pattern CURSOR = Pattern.compile("[0-9]{1,3}-[0-9]{1,18}-[0-9]{1,18}");

  static DuplicatesPage of(Duplicates duplicates, @Nullable String after) {
    var items = duplicates.open(after == null || after.isEmpty() ? null : read(after), SIZE);
    return new DuplicatesPage(
        items, items.size() < SIZE ? null : written(After.of(items.getLast())));
  }

  private static After read(String cursor) {
    if (!CURSOR.matcher(cursor).matches()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
    var parts = cursor.split("-");
    return new After(
        Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  private static String written(After after) {
    return after.score() + "-" + after.one() + "-" + after.other();
  }
}
