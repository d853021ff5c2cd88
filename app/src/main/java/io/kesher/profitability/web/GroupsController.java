package io.kesher.profitability.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.profitability.Classifications;
import io.kesher.profitability.Group;
import io.kesher.profitability.Policies;
import io.kesher.profitability.Releases;
import io.kesher.profitability.Rule;
import io.kesher.profitability.Simulations;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The policy that puts customers into groups: read, tried out, used. */
@May("groups:see")
@Controller
class GroupsController {
  private static final int LONGEST_NOTE = 500;

  private final Templates templates;
  private final Policies policies;
  private final Classifications classifications;
  private final Simulations simulations;
  private final Releases releases;

  GroupsController(
      Templates templates,
      Policies policies,
      Classifications classifications,
      Simulations simulations,
      Releases releases) {
    this.templates = templates;
    this.policies = policies;
    this.classifications = classifications;
    this.simulations = simulations;
    this.releases = releases;
  }

  @GetMapping("/groups")
  Html index(Frame frame) {
    var form = PolicyForm.of(policies.inForce().policy());
    return new Html(page(frame, form, null, Faults.none()));
  }

  @GetMapping("/groups/in-force")
  Html inForce(Frame frame) {
    return new Html(
        templates.profitabilityInForce(
            frame,
            policies.inForce(),
            classifications.latest().orElse(null),
            releases.isUnderWay()));
  }

  /** Tries a policy out. Nothing is written. */
  @May("groups:manage")
  @PostMapping("/groups/simulations")
  Html simulate(Frame frame, @RequestParam Map<String, String> sent) {
    var form = PolicyForm.of(sent, groups());
    try {
      var simulated = new Simulated(simulations.of(form.policy()));
      return new Html(page(frame, form, simulated, Faults.none()));
    } catch (Refusal refused) {
      return Html.unprocessable(page(frame, form, null, Faults.beside(refused)));
    }
  }

  /** Puts a policy in force; a job puts everybody into groups by it. */
  @May("groups:manage")
  @PostMapping("/groups/policies")
  Object create(Frame frame, @RequestParam Map<String, String> sent) {
    var form = PolicyForm.of(sent, groups());
    try {
      String note = form.note();
      if (note.length() > LONGEST_NOTE) {
        throw Refusal.of(List.of(FieldFault.of("note", "web.field.too-long", LONGEST_NOTE)));
      }
      classifications.use(form.policy(), Typed.text(note));
      return "redirect:/groups";
    } catch (Refusal refused) {
      return Html.unprocessable(page(frame, form, null, Faults.beside(refused)));
    }
  }

  private List<Group> groups() {
    return policies.inForce().policy().rules().stream().map(Rule::group).toList();
  }

  private JteModel page(
      Frame frame, PolicyForm form, @Nullable Simulated simulated, Faults faults) {
    var inForce = policies.inForce();
    return templates.profitabilityGroups(
        frame,
        inForce,
        classifications.latest().orElse(null),
        policies.all(),
        releases.all(),
        releases.isUnderWay(),
        form,
        simulated,
        faults);
  }
}
