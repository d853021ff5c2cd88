package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;

import io.kesher.books.RoutedThings;
import io.kesher.web.Frame;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What has become of cases that were handed on. */
@Component
class RoutedCases implements RoutedThings {
  private final DSLContext database;
  private final Clock clock;

  RoutedCases(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String thing() {
    return CaseEdits.ROUTED;
  }

  @Override
  public Map<Long, Thing> of(Frame frame, Collection<Long> ids) {
    return Cases.select(database, Cases.visible().and(CUSTOMER_CASE.ID.in(ids)))
        .fetch(Cases::read)
        .stream()
        .collect(
            Collectors.toMap(
                one -> one.id().value(),
                one ->
                    new Thing(
                        "#" + one.id() + " " + one.subject(),
                        became(frame, one),
                        "/cases/" + one.id())));
  }

  private String became(Frame frame, Case one) {
    if (one.state() == CaseState.CLOSED) {
      return frame.say("cases.became.closed");
    }
    var owner = one.ownerName();
    var hands = owner == null ? frame.say("cases.queue") : frame.say("cases.became.in", owner);
    if (one.state() == CaseState.WAITING) {
      return hands + " · " + frame.say("cases.state.WAITING");
    }
    return one.isLate(clock.instant())
        ? hands + " · " + frame.say(one.isUnanswered() ? "cases.late.answer" : "cases.late")
        : hands;
  }
}
