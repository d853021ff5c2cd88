package io.kesher.web;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** What the palette offers for the letters typed so far: places, things to do, records. */
@Controller
class PaletteController {
  private static final int LONGEST_QUESTION = 200;

  private final Templates templates;
  private final List<Command> commands;
  private final List<Finder> finders;

  PaletteController(
      Templates templates, ObjectProvider<Command> commands, ObjectProvider<Finder> finders) {
    this.templates = templates;
    this.commands = commands.stream().toList();
    this.finders = finders.orderedStream().toList();
  }

  @May(May.SELF)
  @GetMapping("/palette")
  Html show(Frame frame, @RequestParam(name = "q", defaultValue = "") String text) {
    var asked = text.strip();
    var question = asked.substring(0, Math.min(asked.length(), LONGEST_QUESTION));
    return new Html(
        templates.webPaletteResults(
            frame,
            frame.places().stream().filter(place -> says(frame, place.key(), question)).toList(),
            commands.stream()
                .filter(command -> frame.may(command.permission()))
                .filter(command -> says(frame, command.key(), question))
                .toList(),
            find(question, frame)));
  }

  private List<Found> find(String question, Frame frame) {
    return question.isEmpty()
        ? List.of()
        : finders.stream().flatMap(finder -> finder.find(question, frame).stream()).toList();
  }

  /** Either language will do: people type with whichever keyboard is on. */
  private static boolean says(Frame frame, String key, String question) {
    var wanted = question.toLowerCase(Locale.ROOT);
    return List.of(Language.values()).stream()
        .map(language -> frame.messages().say(language, key).toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.contains(wanted));
  }
}
