package io.kesher.books.web;

import io.kesher.books.Decisions.After;
import io.kesher.books.Decisions.Search;
import io.kesher.books.Routed;
import io.kesher.identity.EmployeeId;
import io.kesher.web.Cursor;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The list's address as it comes in. */
record DecisionsWish(
    @Parameter(description = "id of an employee to whom it went") @Nullable Long to,
    @Parameter(description = "how far it had to go: OWNER, DEPUTY, TEAM or QUEUE")
        Routed.@Nullable Step step,
    @Parameter(description = "the first day") @Nullable LocalDate from,
    @Parameter(description = "the last day") @Nullable LocalDate until,
    @Nullable String after) {
  Search search() {
    return new Search(EmployeeId.ofNullable(to), step, from, until);
  }

  @Nullable After behind() {
    var parts = Cursor.read(after, 2);
    return parts == null
        ? null
        : new After(Cursor.moment(parts.get(0)), Cursor.number(parts.get(1)));
  }

  static @Nullable String cursor(@Nullable After next) {
    return next == null ? null : Cursor.write(next.at(), next.id());
  }

  String path(@Nullable String cursor) {
    var path = new StringBuilder("/routing?");
    put(path, "to", to);
    put(path, "step", step);
    put(path, "from", from);
    put(path, "until", until);
    put(path, "after", cursor);
    return path.substring(0, path.length() - 1);
  }

  private static void put(StringBuilder path, String name, @Nullable Object value) {
    if (value != null) {
      path.append(name).append('=').append(value).append('&');
    }
  }
}
