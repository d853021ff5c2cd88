package io.kesher.interactions;

import io.kesher.customers.TodayItem;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.customers.TodaySource;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Key customers of one's own who have fallen silent, until somebody has spoken with them. */
@Component
class SilenceToday implements TodaySource {
  private static final int MOST = 50;

  private final Silences silences;

  SilenceToday(Silences silences) {
    this.silences = silences;
  }

  @Override
  public List<TodayItem> of(Frame frame, LocalDate today) {
    return frame.may(Interactions.SEE)
        ? silences.ofMine(MOST).stream().map(each -> item(frame, each, today)).toList()
        : List.of();
  }

  private static TodayItem item(Frame frame, Silence one, LocalDate today) {
    return new TodayItem(
        "silence",
        one.customer().id().value(),
        Urgency.NOW,
        "phone",
        frame.say("interactions.silence"),
        frame.say(
            "interactions.today.silence",
            frame.number(one.silentDays()),
            frame.number(one.usualGap(), 0)),
        today,
        null,
        one.customer(),
        "/customers/" + one.customer().id() + "/silence");
  }
}
