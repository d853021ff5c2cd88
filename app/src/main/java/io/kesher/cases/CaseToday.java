package io.kesher.cases;

import io.kesher.customers.TodayItem;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.customers.TodaySource;
import io.kesher.web.Frame;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * One's own cases that are late or to be solved today. Where a key customer complains, that stands
 * above all else until it is solved, also for whoever has the customer in hand.
 */
@Component
class CaseToday implements TodaySource {
  private static final int MOST = 200;

  private final Cases cases;
  private final Clock clock;

  CaseToday(Cases cases, Clock clock) {
    this.cases = cases;
    this.clock = clock;
  }

  @Override
  public List<TodayItem> of(Frame frame, LocalDate today) {
    var midnight = today.plusDays(1).atStartOfDay(frame.office().zone()).toInstant();
    return frame.may(Cases.SEE)
        ? cases.pressing(midnight, MOST).stream().map(one -> item(frame, one, today)).toList()
        : List.of();
  }

  private TodayItem item(Frame frame, Case one, LocalDate today) {
    var now = clock.instant();
    var due = one.owedBy().atZone(frame.office().zone());
    return new TodayItem(
        "case",
        one.id().value(),
        urgency(one, now),
        one.kind().icon(),
        "#" + one.id() + " " + one.subject(),
        reason(frame, one, now, ChronoUnit.DAYS.between(due.toLocalDate(), today)),
        due.toLocalDate(),
        due.toLocalTime().truncatedTo(ChronoUnit.MINUTES),
        one.customer(),
        "/cases/" + one.id());
  }

  private static Urgency urgency(Case one, Instant now) {
    if (one.isAlarm()) {
      return Urgency.NOW;
    }
    return one.isLate(now) ? Urgency.OVERDUE : Urgency.TODAY;
  }

  private static String reason(Frame frame, Case one, Instant now, long days) {
    if (one.isAlarm()) {
      return frame.say("cases.today.alarm");
    }
    if (one.isUnanswered()) {
      return frame.say(one.isLate(now) ? "cases.today.unanswered" : "cases.today.answer");
    }
    if (!one.isLate(now)) {
      return frame.say("cases.today.due");
    }
    return days > 0
        ? frame.say("interactions.today.late", days, frame.number(days))
        : frame.say("interactions.today.passed");
  }
}
