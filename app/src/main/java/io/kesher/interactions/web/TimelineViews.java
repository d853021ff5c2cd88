package io.kesher.interactions.web;

import io.kesher.customers.Customer;
import io.kesher.interactions.InWords;
import io.kesher.interactions.Interactions;
import io.kesher.interactions.Timeline;
import io.kesher.web.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the view of a customer's timeline. */
@Component
class TimelineViews {
  private static final int ROWS = 20;

  private final Timeline timeline;
  private final Interactions interactions;

  TimelineViews(Timeline timeline, Interactions interactions) {
    this.timeline = timeline;
    this.interactions = interactions;
  }

  TimelineView first(Frame frame, Customer customer) {
    return view(frame, customer, null, null);
  }

  TimelineView view(
      Frame frame, Customer customer, @Nullable String kind, @Nullable String cursor) {
    var known = timeline.kinds();
    var only = known.stream().anyMatch(each -> each.code().equals(kind)) ? kind : null;
    var after = TimelineCursor.read(cursor);
    var page = timeline.page(frame, customer, only, after, ROWS);
    return new TimelineView(
        customer,
        known,
        only,
        after != null || only != null
            ? List.of()
            : interactions.pinned(customer.id()).stream()
                .map(each -> InWords.of(frame, each))
                .toList(),
        page.happenings(),
        more(customer, only, TimelineCursor.write(page.next())));
  }

  private static @Nullable String more(
      Customer customer, @Nullable String kind, @Nullable String cursor) {
    var path = TimelineView.path(customer, kind);
    return cursor == null ? null : path + (kind == null ? "?after=" : "&after=") + cursor;
  }
}
