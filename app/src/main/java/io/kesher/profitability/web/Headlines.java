package io.kesher.profitability.web;

import io.kesher.profitability.Summary;
import io.kesher.profitability.web.Headline.Change;
import io.kesher.web.Figure;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The base in six numbers, each against the period before and with the rows behind it. */
record Headlines(Frame frame, PeriodChoice choice, Summary now, Summary before) {

  List<Headline> all() {
    return List.of(contribution(), erosion(), top(), perHour(), measured(), negative());
  }

  private Headline contribution() {
    var change = compared(Headline.ofMoney(frame, now.contribution(), before.contribution(), true));
    return headline(
        "contribution",
        frame.money(now.contribution()),
        change,
        against(change),
        "sort=-contribution");
  }

  private Headline erosion() {
    var change = compared(Headline.ofMoney(frame, now.erosion(), before.erosion(), false));
    return headline(
        "erosion",
        frame.money(now.erosion().negate()),
        change,
        against(change),
        "sort=contribution&negative=true");
  }

  private Headline top() {
    BigDecimal share = now.topContributionShare();
    BigDecimal earlier = before.topContributionShare();
    var change =
        share == null || earlier == null
            ? null
            : compared(Headline.ofShare(frame, share, earlier, false));
    return headline(
        "top",
        percent(share),
        change,
        inPoints(change, frame.say("profitability.overview.top.foot", frame.number(now.top()))),
        "sort=-contribution");
  }

  private Headline perHour() {
    BigDecimal hour = now.contributionPerHour();
    BigDecimal earlier = before.contributionPerHour();
    return headline(
        "per-hour",
        hour == null ? new Figure("–") : frame.money(hour),
        hour == null || earlier == null
            ? null
            : compared(Headline.ofMoney(frame, hour, earlier, true)),
        frame.say("profitability.overview.per-hour.foot", frame.hours(now.seconds())),
        "sort=-time");
  }

  private Headline measured() {
    BigDecimal share = measured(now);
    BigDecimal earlier = measured(before);
    var change =
        share == null || earlier == null
            ? null
            : compared(Headline.ofShare(frame, share, earlier, true));
    return headline(
        "measured",
        percent(share),
        change,
        inPoints(
            change,
            frame.say("profitability.overview.measured.foot", percent(now.estimatedShare()))),
        "sort=-time");
  }

  private Headline negative() {
    return headline(
        "negative",
        frame.number(now.negative()),
        compared(Headline.ofCount(frame, now.negative(), before.negative(), false)),
        frame.say("profitability.overview.negative.foot", frame.money(now.erosion())),
        "sort=contribution&negative=true");
  }

  private Headline headline(
      String name, Figure value, @Nullable Change change, String foot, String rows) {
    return new Headline(
        "profitability.overview." + name, value, change, foot, choice.link("/customers", rows));
  }

  private String against(@Nullable Change change) {
    return frame.say("profitability.overview." + (change == null ? "alone" : "against"));
  }

  /** The unit of a change of a share, where there is one, and what is said behind it. */
  private String inPoints(@Nullable Change change, String foot) {
    return change == null ? foot : frame.say("profitability.overview.points", foot);
  }

  /** Nothing is compared with a period in which nobody had an entry. */
  private @Nullable Change compared(Change change) {
    return before.customers() == 0 ? null : change;
  }

  private Figure percent(@Nullable BigDecimal share) {
    return share == null ? new Figure("–") : frame.percent(share);
  }

  private static @Nullable BigDecimal measured(Summary summary) {
    BigDecimal estimated = summary.estimatedShare();
    return estimated == null ? null : BigDecimal.ONE.subtract(estimated);
  }
}
