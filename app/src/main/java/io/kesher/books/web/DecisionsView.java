package io.kesher.books.web;

import io.kesher.books.Decision;
import io.kesher.books.Decisions.Search;
import io.kesher.books.RoutedThings.Thing;
import io.kesher.identity.EmployeeId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as a page shows them.
 *
 * @param things what they were about, by the number of the decision; without those that the reader
 *     may not see
 * @param people everybody's names
 * @param more address of what lies behind; absent after the last
 */
public record DecisionsView(
    Search search,
    List<Decision> decisions,
    Map<Long, Thing> things,
    Map<EmployeeId, String> people,
    @Nullable String more) {
  public String chosen() {
    var to = search.to();
    return to == null ? "" : to.toString();
  }
}
