package io.kesher.rounds.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.profitability.Group;
import io.kesher.rounds.Playbook;
import io.kesher.rounds.Playbook.Channel;
import io.kesher.rounds.Playbook.Holder;
import io.kesher.rounds.Playbooks;
import io.kesher.rounds.Playbooks.Adoption;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.TypedFields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** How each group is served. */
@May("rounds:see")
@Controller
@RequestMapping("/playbooks")
class PlaybooksController {
  private static final List<String> NAMES =
      List.of("heldBy", "answerHours", "rhythmDays", "channels", "script", "never");

  private final Templates templates;
  private final Playbooks playbooks;

  PlaybooksController(Templates templates, Playbooks playbooks) {
    this.templates = templates;
    this.playbooks = playbooks;
  }

  @GetMapping
  Html index(Frame frame) {
    return new Html(templates.roundsPlaybooks(frame, playbooks.all()));
  }

  @May("rounds:manage")
  @GetMapping("/{group}/edit")
  Html edit(Frame frame, @PathVariable String group) {
    var playbook = playbooks.of(group(group));
    return new Html(
        form(frame, playbook, Edited.of(playbook.version(), fields(playbook)), Faults.none()));
  }

  @May("rounds:manage")
  @PostMapping("/{group}")
  Object adopt(
      Frame frame,
      @PathVariable String group,
      @RequestParam Map<String, String> sent,
      @RequestParam(name = "channel", required = false) @Nullable List<String> channels) {
    var form = Edited.sent(with(sent, channels), NAMES);
    try {
      return switch (playbooks.adopt(group(group), form.version(), draft(form))) {
        case Adoption.Done done -> "redirect:/playbooks#playbook-" + done.playbook().group().name();
        case Adoption.Overtaken(var theirs) -> overtaken(frame, theirs, form);
      };
    } catch (Refusal refused) {
      var faults = Faults.beside(refused);
      return Html.unprocessable(form(frame, playbooks.of(group(group)), form, faults));
    }
  }

  private Object overtaken(Frame frame, Playbook theirs, Edited form) {
    var merge = form.merge(theirs.version(), fields(theirs), Set.of());
    return merge.choices().isEmpty()
        ? "redirect:/playbooks"
        : new Html(
            templates.roundsPlaybookMerge(frame, theirs.group(), merge, labels(frame)),
            HttpStatus.CONFLICT);
  }

  private JteModel form(Frame frame, Playbook playbook, Edited form, Faults faults) {
    return templates.roundsPlaybookEdit(
        frame, playbook, form, playbooks.versions(playbook.group()), faults);
  }

  /** What is ticked is one field with several words; a merge sends them as such. */
  private static Map<String, String> with(
      Map<String, String> sent, @Nullable List<String> channels) {
    var all = new LinkedHashMap<>(sent);
    if (!sent.containsKey("channels")) {
      all.put("channels", channels == null ? "" : String.join(" ", channels));
    }
    return all;
  }

  private static Playbooks.Draft draft(Edited form) {
    var typed = new TypedFields("rounds", form.fields());
    var draft =
        new Playbooks.Draft(
            typed.number("answerHours"),
            channels(form.field("channels")),
            typed.whole("rhythmDays"),
            typed.one("heldBy", Holder.class),
            form.field("script"),
            form.field("never"));
    typed.check();
    return draft;
  }

  private static List<Channel> channels(String words) {
    try {
      return Arrays.stream(words.split(" "))
          .filter(word -> !word.isEmpty())
          .map(word -> Channel.valueOf(word.toUpperCase(Locale.ROOT)))
          .toList();
    } catch (IllegalArgumentException unknown) {
      throw Refusal.of(List.of(FieldFault.of("channels", "rounds.fault.choice")));
    }
  }

  private static Map<String, String> fields(Playbook playbook) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("heldBy", playbook.heldBy().name());
    fields.put("answerHours", text(playbook.answerHours()));
    fields.put("rhythmDays", text(playbook.rhythmDays()));
    fields.put(
        "channels", playbook.channels().stream().map(Enum::name).collect(Collectors.joining(" ")));
    fields.put("script", playbook.script());
    fields.put("never", playbook.never());
    return fields;
  }

  private static String text(@Nullable Number number) {
    return number == null ? "" : number.toString();
  }

  private static Map<String, String> labels(Frame frame) {
    return NAMES.stream()
        .collect(Collectors.toMap(name -> name, name -> frame.say("rounds.playbook." + name)));
  }

  private static Group group(String letter) {
    return Arrays.stream(Group.values())
        .filter(group -> group.name().equals(letter))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }
}
