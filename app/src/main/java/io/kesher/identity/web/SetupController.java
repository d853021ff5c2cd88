package io.kesher.identity.web;

import io.kesher.identity.Offices;
import io.kesher.identity.Setup;
import io.kesher.identity.Setup.Opening;
import io.kesher.identity.SignIns;
import io.kesher.identity.SignIns.SigningIn;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.Public;
import io.kesher.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import templates.Templates;

@Public
@Controller
class SetupController {
  private final Templates templates;
  private final Offices offices;
  private final Setup setup;
  private final SignIns signIns;

  SetupController(Templates templates, Offices offices, Setup setup, SignIns signIns) {
    this.templates = templates;
    this.offices = offices;
    this.setup = setup;
    this.signIns = signIns;
  }

  @GetMapping("/setup")
  Object show(Frame frame) {
    return offices.find().isPresent()
        ? "redirect:/"
        : new Html(
            templates.identitySetup(frame, SetupForm.empty(frame.language()), Faults.none()));
  }

  @PostMapping("/setup")
  Object create(
      Frame frame, SetupForm form, HttpServletRequest request, HttpServletResponse response) {
    if (offices.find().isPresent()) {
      throw openAlready();
    }
    var faults = form.faults();
    return faults.isEmpty()
        ? open(form, request, response)
        : Html.unprocessable(templates.identitySetup(frame, form, new Faults(faults)));
  }

  private String open(SetupForm form, HttpServletRequest request, HttpServletResponse response) {
    var start = form.start();
    switch (setup.open(start)) {
      case Opening.OpenAlready() -> throw openAlready();
      case Opening.Opened(_) -> enter(start.email(), start.passphrase(), request, response);
    }
    return "redirect:/";
  }

  private void enter(
      String email, String passphrase, HttpServletRequest request, HttpServletResponse response) {
    if (signIns.signIn(email, passphrase, Callers.of(request))
        instanceof SigningIn.Done(var token)) {
      SessionCookie.set(request, response, token);
    }
  }

  private static Refusal openAlready() {
    return Refusal.of(HttpStatus.CONFLICT, "identity.refusal.open-already");
  }
}
