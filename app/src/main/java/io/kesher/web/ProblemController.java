package io.kesher.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import templates.Templates;

/** The page behind the {@code type} of a problem detail. */
@Controller
class ProblemController {
  private final Templates templates;
  private final Messages messages;

  ProblemController(Templates templates, Messages messages) {
    this.templates = templates;
    this.messages = messages;
  }

  @Public
  @GetMapping("/problems/{code}")
  Html show(Frame frame, @PathVariable String code) {
    if (!messages.knows(code)) {
      throw Refusal.notFound();
    }
    return new Html(templates.webProblem(frame, code, frame.say(code)));
  }
}
