package io.kesher.rewards.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.ProductLines;
import io.kesher.identity.Offices;
import io.kesher.rewards.Months;
import io.kesher.rewards.RuleSet;
import io.kesher.rewards.RuleSets;
import io.kesher.rewards.RuleSets.Saving;
import io.kesher.rewards.Simulations;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.TypedFields;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The rules: everybody reads them, few write them. */
@May("rewards:see")
@Controller
@RequestMapping("/rewards/rules")
class RuleSetsController {
  private static final int ROWS = 50;

  private final Templates templates;
  private final RuleSets sets;
  private final Simulations simulations;
  private final Months months;
  private final ProductLines lines;
  private final Offices offices;

  RuleSetsController(
      Templates templates,
      RuleSets sets,
      Simulations simulations,
      Months months,
      ProductLines lines,
      Offices offices) {
    this.templates = templates;
    this.sets = sets;
    this.simulations = simulations;
    this.months = months;
    this.lines = lines;
    this.offices = offices;
  }

  @GetMapping
  Html index(Frame frame, @RequestParam(required = false) @Nullable Long after) {
    var found = sets.page(after, ROWS + 1);
    var page = found.subList(0, Math.min(ROWS, found.size()));
    return new Html(
        templates.rewardsRules(
            frame,
            sets.inForce(YearMonth.from(offices.today())).orElse(null),
            page,
            found.size() > ROWS ? page.getLast().id() : null,
            words(frame)));
  }

  @May("rewards:manage")
  @PostMapping
  String begin() {
    return to(sets.begin());
  }

  @GetMapping("/{set}")
  Html show(Frame frame, @PathVariable long set) {
    var found = sets.find(set);
    return new Html(page(frame, found, RuleForm.of(found), from().toString(), Faults.none()));
  }

  @May("rewards:manage")
  @PostMapping("/{set}")
  Object change(Frame frame, @PathVariable long set, @RequestParam Map<String, String> sent) {
    var form = RuleForm.sent(sent);
    List<RuleForm.Row> rows = List.of();
    try {
      rows = form.filled();
      var draft = new RuleSet.Draft(form.note(), rows.stream().map(RuleForm.Row::rule).toList());
      return switch (sets.change(set, form.edited().version(), draft)) {
        case Saving.Done(var saved) -> to(saved);
        case Saving.Overtaken(var theirs) -> overtaken(frame, theirs, form);
      };
    } catch (Refusal refused) {
      var faults = atTheirRows(Faults.beside(refused), rows);
      return Html.unprocessable(page(frame, sets.find(set), form, from().toString(), faults));
    }
  }

  @May("rewards:manage")
  @PostMapping("/{set}/adoption")
  Object adopt(Frame frame, @PathVariable long set, @RequestParam Map<String, String> sent) {
    var typed = new TypedFields("rewards", sent);
    try {
      var from = typed.month("from");
      typed.check();
      return to(sets.adopt(set, Edited.version(sent.getOrDefault("version", "")), from));
    } catch (Refusal refused) {
      var found = sets.find(set);
      return Html.unprocessable(
          page(frame, found, RuleForm.of(found), typed.text("from"), Faults.beside(refused)));
    }
  }

  @May("rewards:manage")
  @PostMapping("/{set}/dropping")
  String drop(@PathVariable long set) {
    sets.drop(set);
    return "redirect:/rewards/rules";
  }

  @May("rewards:manage")
  @GetMapping("/{set}/simulation")
  Html simulate(Frame frame, @PathVariable long set) {
    return new Html(templates.rewardsSimulation(frame, simulations.of(set), words(frame)));
  }

  private Object overtaken(Frame frame, RuleSet theirs, RuleForm form) {
    var merge = form.edited().merge(theirs.version(), RuleForm.fields(theirs), Set.of());
    return merge.choices().isEmpty()
        ? to(theirs)
        : new Html(
            templates.rewardsRulesMerge(frame, theirs, merge, labels(frame, form.rows())),
            HttpStatus.CONFLICT);
  }

  private JteModel page(Frame frame, RuleSet set, RuleForm form, String from, Faults faults) {
    return set.isDraft() && frame.may("rewards:manage")
        ? templates.rewardsDraft(frame, set, form, from, words(frame), faults)
        : templates.rewardsRuleSet(frame, set, words(frame));
  }

  /** A fault names the rule by its place in the list; the form has it in another row, maybe. */
  private static Faults atTheirRows(Faults faults, List<RuleForm.Row> rows) {
    return rows.isEmpty()
        ? faults
        : new Faults(
            faults.all().stream()
                .map(fault ->
                    new FieldFault(atItsRow(fault.field(), rows), fault.key(), fault.arguments()))
                .toList());
  }

  private static String atItsRow(String field, List<RuleForm.Row> rows) {
    var parts = field.split("\\.", 3);
    return parts.length < 3
        ? field
        : "rules." + rows.get(Integer.parseInt(parts[1])).row() + "." + parts[2];
  }

  private static Map<String, String> labels(Frame frame, int rows) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("note", frame.say("rewards.note"));
    for (int i = 0; i < rows; i++) {
      for (var field : RuleForm.FIELDS) {
        labels.put(
            "rules." + i + "." + field,
            frame.say("rewards.rule.at", i + 1, frame.say("rewards.field." + field)));
      }
    }
    return labels;
  }

  /** The month that is proposed: the next, or the first open one where that is later. */
  private YearMonth from() {
    var next = YearMonth.from(offices.today()).plusMonths(1);
    return months.open().filter(next::isBefore).orElse(next);
  }

  private RuleWords words(Frame frame) {
    return RuleWords.of(frame, lines.all());
  }

  private static String to(RuleSet set) {
    return "redirect:/rewards/rules/" + set.id();
  }
}
