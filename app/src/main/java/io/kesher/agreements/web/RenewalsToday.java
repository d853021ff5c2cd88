package io.kesher.agreements.web;

import io.kesher.agreements.Radar;
import io.kesher.agreements.Radar.Coming;
import io.kesher.agreements.Radar.First;
import io.kesher.agreements.Radar.Search;
import io.kesher.agreements.Radar.Window;
import io.kesher.customers.TodayItem;
import io.kesher.customers.TodayItem.About;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.customers.TodaySource;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The renewals of one's own customers that are overdue or come within 30 days. */
@Component
class RenewalsToday implements TodaySource {
  private static final int MOST = 20;

  private final Radar radar;

  RenewalsToday(Radar radar) {
    this.radar = radar;
  }

  @Override
  public List<TodayItem> of(Frame frame, LocalDate today) {
    var viewer = Viewers.current();
    var me = viewer.id();
    return me.isEmpty() || !viewer.may("agreements:see")
        ? List.of()
        : Stream.of(Window.OVERDUE, Window.T30)
            .flatMap(window -> coming(window, me.get()))
            .map(each -> item(frame, each))
            .toList();
  }

  private Stream<Coming> coming(Window window, EmployeeId owner) {
    return radar.page(new Search(window, null, owner, null, First.STAKE), null, MOST).stream();
  }

  private static TodayItem item(Frame frame, Coming each) {
    var agreement = each.agreement();
    boolean late = each.days() < 0;
    return new TodayItem(
        "renewal",
        agreement.id().value(),
        urgency(each.days()),
        "shield",
        frame.say("agreements.renewal.title", agreement.number()),
        late
            ? frame.say("agreements.next.late", -each.days())
            : frame.say("agreements.next.in", each.days()),
        Objects.requireNonNull(agreement.renewalOn()),
        null,
        new About(agreement.customer(), each.customer()),
        "/agreements/" + agreement.id());
  }

  private static Urgency urgency(int days) {
    if (days < 0) {
      return Urgency.OVERDUE;
    }
    return days == 0 ? Urgency.TODAY : Urgency.SOON;
  }
}
