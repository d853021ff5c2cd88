package io.kesher.agreements.web;

import io.kesher.agreements.Radar;
import io.kesher.agreements.Radar.Coming;
import io.kesher.customers.CalendarItem;
import io.kesher.customers.CalendarSource;
import io.kesher.customers.TodayItem.About;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Renewals on the day on which they are due. */
@Component
@Order(20)
class RenewalsCalendar implements CalendarSource {
  private static final int MOST = 200;

  private final Radar radar;

  RenewalsCalendar(Radar radar) {
    this.radar = radar;
  }

  @Override
  public List<CalendarItem> between(Frame frame, LocalDate first, LocalDate last, Reached whose) {
    return Viewers.current().may("agreements:see")
        ? radar.between(first, last, whose, MOST).stream().map(each -> item(frame, each)).toList()
        : List.of();
  }

  private static CalendarItem item(Frame frame, Coming each) {
    var agreement = each.agreement();
    return new CalendarItem(
        "renewal",
        agreement.id().value(),
        Objects.requireNonNull(agreement.renewalOn()),
        null,
        "shield",
        frame.say("agreements.renewal.title", agreement.number()),
        false,
        new About(agreement.customer(), each.customer()),
        "/agreements/" + agreement.id());
  }
}
