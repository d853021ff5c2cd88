package io.kesher.profitability.web;

import io.kesher.customers.Customer;
import io.kesher.customers.Happening;
import io.kesher.customers.TimelineSource;
import io.kesher.profitability.GroupChange;
import io.kesher.profitability.GroupChanges;
import io.kesher.web.Frame;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Changes of group in the timeline. A customer has few, so all are read. */
@Component
@Order(40)
class GroupTimeline implements TimelineSource {
  private static final String GROUP = "group";
  private static final Comparator<Happening> LATEST_FIRST =
      Comparator.comparing(Happening::at).thenComparing(Happening::id).reversed();

  private final GroupChanges changes;

  GroupTimeline(GroupChanges changes) {
    this.changes = changes;
  }

  @Override
  public String name() {
    return GROUP;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(new Kind(GROUP, "profitability.timeline.group"));
  }

  @Override
  public List<Happening> of(Frame frame, Customer customer, Wish wish) {
    if (!wish.wants(GROUP)
        || !frame.may("groups:see")
        || !frame.may("ledger:see")
        || !customer.isWithin("ledger:see")) {
      return List.of();
    }
    return changes.of(customer.id()).stream()
        .map(change -> told(frame, change))
        .filter(change -> isBehind(change, wish))
        .sorted(LATEST_FIRST)
        .limit(wish.limit())
        .toList();
  }

  private static boolean isBehind(Happening change, Wish wish) {
    int earlier = change.at().compareTo(wish.before());
    return earlier < 0 || earlier == 0 && change.id() < wish.beforeId();
  }

  private static Happening told(Frame frame, GroupChange change) {
    var to = frame.say("web.group." + change.to());
    var from = change.from();
    return new Happening(
        GROUP,
        change.period().to().toEpochDay(),
        change.at(),
        true,
        "round",
        from == null
            ? frame.say("profitability.timeline.first-group", to)
            : frame.say("profitability.timeline.moved", frame.say("web.group." + from), to),
        null,
        null,
        null,
        null);
  }
}
