package io.kesher.cases;

import io.kesher.cases.Escalations.Told;
import io.kesher.customers.TodayItem;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.customers.TodaySource;
import io.kesher.web.Frame;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Cases of others that moved up to one, until they are answered or one of those told has them. */
@Component
class EscalationToday implements TodaySource {
  private static final int MOST = 100;

  private final Escalations escalations;
  private final Clock clock;

  EscalationToday(Escalations escalations, Clock clock) {
    this.escalations = escalations;
    this.clock = clock;
  }

  @Override
  public List<TodayItem> of(Frame frame, LocalDate today) {
    return frame.may(Cases.SEE)
        ? escalations.ofMine(MOST).stream().map(told -> item(frame, told)).toList()
        : List.of();
  }

  private TodayItem item(Frame frame, Told told) {
    var one = told.one();
    var due = one.owedBy().atZone(frame.office().zone());
    var whose = Objects.requireNonNullElse(one.ownerName(), frame.say("cases.queue"));
    return new TodayItem(
        "escalation",
        one.id().value(),
        one.isLate(clock.instant()) ? Urgency.OVERDUE : Urgency.TODAY,
        "rescue",
        "#" + one.id() + " " + one.subject(),
        frame.say("cases.today.told." + (one.isUnanswered() ? "ANSWER" : "SOLUTION"), whose),
        due.toLocalDate(),
        due.toLocalTime().truncatedTo(ChronoUnit.MINUTES),
        one.customer(),
        "/cases/" + one.id());
  }
}
