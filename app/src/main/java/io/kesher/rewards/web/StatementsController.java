package io.kesher.rewards.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.ProductLines;
import io.kesher.api.Export;
import io.kesher.identity.Employee;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.rewards.Dispute.Outcome;
import io.kesher.rewards.Disputes;
import io.kesher.rewards.Months;
import io.kesher.rewards.RewardLine.What;
import io.kesher.rewards.StatementLines;
import io.kesher.rewards.StatementLines.After;
import io.kesher.rewards.StatementLines.Wanted;
import io.kesher.rewards.Statements;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.TypedFields;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** What everybody gets, month by month. */
@May("rewards:see")
@Controller
@RequestMapping("/rewards")
class StatementsController {
  private static final int ROWS = 50;
  private static final int MOST = 500;
  private static final int BARS = 12;

  private final Templates templates;
  private final Statements statements;
  private final StatementLines lines;
  private final Disputes disputes;
  private final Months months;
  private final ProductLines productLines;
  private final Offices offices;
  private final StatementsExport export;

  StatementsController(
      Templates templates,
      Statements statements,
      StatementLines lines,
      Disputes disputes,
      Months months,
      ProductLines productLines,
      Offices offices,
      StatementsExport export) {
    this.templates = templates;
    this.statements = statements;
    this.lines = lines;
    this.disputes = disputes;
    this.months = months;
    this.productLines = productLines;
    this.offices = offices;
    this.export = export;
  }

  @GetMapping
  Html show(
      Frame frame,
      Employee me,
      @RequestParam(required = false) @Nullable YearMonth month,
      @RequestParam(required = false) @Nullable Long employee,
      @RequestParam(required = false) @Nullable What what,
      @RequestParam(required = false) @Nullable Long rule,
      @RequestParam(required = false) @Nullable String after) {
    var whose = employee == null ? me.id() : new EmployeeId(employee);
    var choice = choice(month);
    if (choice.open() == null) {
      return new Html(templates.rewardsNone(frame));
    }
    var wanted = new Wanted(what, rule, behind(after), ROWS + 1);
    var found = lines.page(choice.chosen(), whose, wanted);
    var page = found.subList(0, Math.min(ROWS, found.size()));
    var asked = (what == null ? "" : "&what=" + what) + (rule == null ? "" : "&rule=" + rule);
    return new Html(
        templates.rewardsStatement(
            frame,
            new StatementView(
                choice,
                statements.of(choice.chosen(), whose),
                whose.equals(me.id()),
                statements.seesOthers(),
                lines.sums(choice.chosen(), whose),
                page,
                asked,
                found.size() > ROWS ? After.of(page.getLast()).toString() : null,
                RewardBars.of(statements.history(choice.chosen(), BARS, whose)),
                words(frame))));
  }

  @GetMapping("/all")
  Html all(Frame frame, @RequestParam(required = false) @Nullable YearMonth month) {
    return new Html(all(frame, month, null, Map.of(), Faults.none()));
  }

  @May("rewards:manage")
  @PostMapping("/disputes/{dispute}/answer")
  Object answer(Frame frame, @PathVariable long dispute, @RequestParam Map<String, String> sent) {
    try {
      disputes.settle(dispute, Edited.version(sent.getOrDefault("version", "")), answer(sent));
      return "redirect:/rewards/all#disputes";
    } catch (Refusal refused) {
      return Html.unprocessable(all(frame, null, dispute, sent, Faults.beside(refused)));
    }
  }

  @May("rewards:manage")
  @PostMapping("/months/{month}/closing")
  String close(@PathVariable YearMonth month) {
    months.close(month);
    return "redirect:/rewards/all?month=" + month;
  }

  @May("rewards:export")
  @Export
  @GetMapping("/export.csv")
  void csv(Frame frame, @RequestParam YearMonth month, HttpServletResponse response)
      throws IOException {
    months.catchUp();
    export.csv(frame, month, words(frame), response);
  }

  @May("rewards:export")
  @Export
  @GetMapping("/export.xlsx")
  void xlsx(Frame frame, @RequestParam YearMonth month, HttpServletResponse response)
      throws IOException {
    months.catchUp();
    export.xlsx(frame, month, words(frame), response);
  }

  private JteModel all(
      Frame frame,
      @Nullable YearMonth month,
      @Nullable Long dispute,
      Map<String, String> sent,
      Faults faults) {
    var choice = choice(month);
    if (choice.open() == null) {
      return templates.rewardsNone(frame);
    }
    return templates.rewardsAll(
        frame,
        choice,
        statements.page(choice.chosen(), null, MOST),
        statements.unheld(choice.chosen()).orElse(null),
        RewardBars.of(statements.history(choice.chosen(), BARS, null)),
        disputes.page(true, null, ROWS),
        words(frame),
        dispute,
        sent,
        faults);
  }

  private MonthChoice choice(@Nullable YearMonth month) {
    var last = YearMonth.from(offices.today());
    var first = months.first().orElse(null);
    var chosen = month == null ? last : month;
    return new MonthChoice(
        chosen,
        MonthChoice.between(first, last),
        months.open().orElse(null),
        months.closable(chosen));
  }

  private RuleWords words(Frame frame) {
    return RuleWords.of(frame, productLines.all());
  }

  private static @Nullable After behind(@Nullable String after) {
    return after == null ? null : After.parse(after).orElseThrow(Refusal::notFound);
  }

  private static Disputes.Answer answer(Map<String, String> sent) {
    var typed = new TypedFields("rewards", sent);
    var answer =
        new Disputes.Answer(
            typed.one("outcome", Outcome.class), typed.number("correction"), typed.text("answer"));
    typed.check();
    return answer;
  }
}
