package io.kesher.interactions;

import io.kesher.customers.Customer;
import io.kesher.customers.Customers;
import io.kesher.customers.Happening;
import io.kesher.customers.TimelineSource;
import io.kesher.customers.TimelineSource.Kind;
import io.kesher.customers.TimelineSource.Wish;
import io.kesher.web.Frame;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * All that happened with a customer, the newest first: each source is asked for its latest, and the
 * latest of all of them are shown. Two of one moment stand in the order of their sources' names.
 */
@Service
public final class Timeline {
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");
  private static final Comparator<Placed> LATEST_FIRST =
      Comparator.comparing((Placed each) -> each.happening().at())
          .reversed()
          .thenComparing(Placed::source)
          .thenComparing(each -> each.happening().id(), Comparator.reverseOrder());

  private final List<TimelineSource> sources;
  private final Customers customers;

  Timeline(ObjectProvider<TimelineSource> sources, Customers customers) {
    this.sources = sources.orderedStream().toList();
    this.customers = customers;
  }

  /** Where a page goes on: behind this happening of this source. */
  public record After(Instant at, String source, long id) {}

  /**
   * @param next absent on the last page
   */
  public record Page(List<Happening> happenings, @Nullable After next) {}

  private record Placed(String source, Happening happening) {}

  /** What can be filtered by, in the order of sources. */
  public List<Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    sources.stream()
        .flatMap(source -> source.kinds().stream())
        .forEach(kind -> kinds.putIfAbsent(kind.code(), kind));
    return List.copyOf(kinds.values());
  }

  /**
   * @param kind absent for all
   */
  public Page page(
      Frame frame, Customer customer, @Nullable String kind, @Nullable After after, int limit) {
    customers.require(customer.id(), Interactions.SEE);
    var found =
        sources.stream()
            .filter(source -> kind == null || offers(source, kind))
            .flatMap(source ->
                source.of(frame, customer, wish(source, kind, after, limit + 1)).stream()
                    .map(each -> new Placed(source.name(), each)))
            .sorted(LATEST_FIRST)
            .limit(limit + 1)
            .toList();
    var page = found.size() > limit ? found.subList(0, limit) : found;
    return new Page(
        page.stream().map(Placed::happening).toList(),
        found.size() > limit ? after(page.getLast()) : null);
  }

  private static boolean offers(TimelineSource source, String kind) {
    return source.kinds().stream().anyMatch(each -> each.code().equals(kind));
  }

  private static Wish wish(
      TimelineSource source, @Nullable String kind, @Nullable After after, int limit) {
    if (after == null) {
      return new Wish(kind, END, 0, limit);
    }
    int place = source.name().compareTo(after.source());
    long id = place == 0 ? after.id() : place > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    return new Wish(kind, after.at(), id, limit);
  }

  private static After after(Placed last) {
    return new After(last.happening().at(), last.source(), last.happening().id());
  }
}
