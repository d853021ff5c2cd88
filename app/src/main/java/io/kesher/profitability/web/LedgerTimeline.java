package io.kesher.profitability.web;

import io.kesher.agreements.ProductLine;
import io.kesher.agreements.ProductLines;
import io.kesher.customers.Customer;
import io.kesher.customers.Happening;
import io.kesher.customers.TimelineSource;
import io.kesher.profitability.Entries;
import io.kesher.profitability.Entry;
import io.kesher.profitability.Ledger;
import io.kesher.web.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The ledger in the timeline: money, and the time of calls and visits that files brought. What an
 * entry holds is of a day, so it stands at that day's beginning.
 */
@Component
@Order(30)
class LedgerTimeline implements TimelineSource {
  private static final String MONEY = "money";
  private static final String WORK = "work";

  /** What other modules' kinds call the same; the rest is work. */
  private static final Map<String, String> KIND_OF =
      Map.of("call", "call", "email", "mail", "meeting", "visit", "chat", "chat", "note", "note");

  private final Ledger ledger;
  private final ProductLines lines;

  LedgerTimeline(Ledger ledger, ProductLines lines) {
    this.ledger = ledger;
    this.lines = lines;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(
        new Kind("call", "profitability.activity.call"),
        new Kind("mail", "profitability.activity.email"),
        new Kind("visit", "profitability.activity.meeting"),
        new Kind("chat", "profitability.activity.chat"),
        new Kind("note", "profitability.activity.note"),
        new Kind(MONEY, "profitability.timeline.money"),
        new Kind(WORK, "profitability.timeline.work"));
  }

  @Override
  public List<Happening> of(Frame frame, Customer customer, Wish wish) {
    if (!frame.may("ledger:see") || !customer.isWithin("ledger:see")) {
      return List.of();
    }
    var zone = frame.office().zone();
    Map<String, String> names =
        lines.all().stream()
            .collect(Collectors.toMap(ProductLine::code, line -> line.label(frame)));
    return ledger.latest(customer.id(), wanted(wish), after(wish, zone), wish.limit()).stream()
        .map(entry -> told(frame, entry, zone, names))
        .toList();
  }

  private static Entries.Wanted wanted(Wish wish) {
    boolean others = wish.wants(WORK);
    Set<String> activities =
        wish.kind() == null
            ? Set.of()
            : KIND_OF.entrySet().stream()
                .filter(each -> others || wish.wants(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    return new Entries.Wanted(wish.wants(MONEY), true, activities, others);
  }

  /** Entries of a day lie behind all that has a time on it. */
  private static Entries.After after(Wish wish, ZoneId zone) {
    LocalDate day = wish.before().atZone(zone).toLocalDate();
    boolean within = wish.before().isAfter(begin(day, zone));
    return new Entries.After(day, within ? Long.MAX_VALUE : wish.beforeId());
  }

  private static Instant begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Happening told(Frame frame, Entry entry, ZoneId zone, Map<String, String> names) {
    var time = entry.time();
    var what = Entered.what(frame, entry, names);
    return new Happening(
        time == null ? MONEY : KIND_OF.getOrDefault(time.activity(), WORK),
        entry.id(),
        begin(entry.day(), zone),
        false,
        time == null ? Entered.icon(entry) : icon(time.activity()),
        time == null
            ? frame.say("profitability.timeline.amount", what, frame.exactMoney(entry.effect()))
            : what,
        entry.note(),
        null,
        time == null ? null : new Happening.Spent(time.seconds(), time.measured()),
        "/customers/" + entry.customer() + "/ledger/" + entry.id());
  }

  private static String icon(String activity) {
    return switch (activity) {
      case "call" -> "phone";
      case "email" -> "mail";
      case "meeting" -> "users";
      case "chat" -> "chat";
      case "note" -> "pen";
      default -> "clock";
    };
  }
}
