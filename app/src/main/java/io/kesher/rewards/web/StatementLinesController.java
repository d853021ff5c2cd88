package io.kesher.rewards.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.ProductLines;
import io.kesher.customers.Customers;
import io.kesher.identity.Employee;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Entries;
import io.kesher.profitability.Entry;
import io.kesher.profitability.Ledger;
import io.kesher.rewards.Disputes;
import io.kesher.rewards.RewardKind;
import io.kesher.rewards.RewardLine;
import io.kesher.rewards.RewardLine.Event;
import io.kesher.rewards.StatementLines;
import io.kesher.rewards.Statements;
import io.kesher.values.Period;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** What a line of a statement is made of, and where it is said to be wrong. */
@May("rewards:see")
@Controller
@RequestMapping("/rewards")
class StatementLinesController {
  private static final int ROWS = 50;

  private final Templates templates;
  private final Statements statements;
  private final StatementLines lines;
  private final Disputes disputes;
  private final Ledger ledger;
  private final Customers customers;
  private final ProductLines productLines;

  StatementLinesController(
      Templates templates,
      Statements statements,
      StatementLines lines,
      Disputes disputes,
      Ledger ledger,
      Customers customers,
      ProductLines productLines) {
    this.templates = templates;
    this.statements = statements;
    this.lines = lines;
    this.disputes = disputes;
    this.ledger = ledger;
    this.customers = customers;
    this.productLines = productLines;
  }

  @GetMapping("/lines/{key}")
  Html line(
      Frame frame,
      Employee me,
      @PathVariable String key,
      @RequestParam YearMonth month,
      @RequestParam(required = false) @Nullable Long employee) {
    var whose = employee == null ? me.id() : new EmployeeId(employee);
    return new Html(line(frame, key, month, whose, Map.of(), Faults.none()));
  }

  @PostMapping("/lines/{key}/disputes")
  Object dispute(
      Frame frame,
      Employee me,
      @PathVariable String key,
      @RequestParam YearMonth month,
      @RequestParam long line,
      @RequestParam Map<String, String> sent) {
    try {
      disputes.open(line, sent.get("words"));
      return "redirect:/rewards/lines/" + key(key).key() + "?month=" + month + "#disputes";
    } catch (Refusal refused) {
      return Html.unprocessable(line(frame, key, month, me.id(), sent, Faults.beside(refused)));
    }
  }

  private JteModel line(
      Frame frame,
      String key,
      YearMonth month,
      EmployeeId whose,
      Map<String, String> sent,
      Faults faults) {
    var event = key(key);
    var all = lines.of(event, month, whose);
    if (all.isEmpty()) {
      throw Refusal.notFound();
    }
    var ids = all.stream().map(RewardLine::id).filter(Objects::nonNull).toList();
    return templates.rewardsLine(
        frame,
        statements.of(month, whose),
        all,
        evidence(all.getFirst()),
        ids.stream().flatMap(id -> disputes.of(id).stream()).toList(),
        RuleWords.of(frame, productLines.all()),
        Viewers.current().id().filter(whose::equals).isPresent(),
        sent,
        faults);
  }

  /** The entries of the ledger behind a line, for those who may see them. */
  private List<Entry> evidence(RewardLine line) {
    var customer = line.customer();
    if (customer == null
        || line.customerName() == null
        || !Viewers.current().may("ledger:see")
        || !customers.sees(customer)) {
      return List.of();
    }
    try {
      var days =
          line.of().kind() == RewardKind.RETAINED
              ? Period.month(line.of().month())
              : new Period(line.day(), line.day());
      return ledger.entries(customer, new Entries.Page(days, null, null, ROWS));
    } catch (Refusal mayNot) {
      return List.of();
    }
  }

  private static Event key(String key) {
    return Event.parse(key).orElseThrow(Refusal::notFound);
  }
}
