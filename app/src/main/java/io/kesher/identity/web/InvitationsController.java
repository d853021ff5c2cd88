package io.kesher.identity.web;

import io.kesher.identity.Employee;
import io.kesher.identity.InvitationId;
import io.kesher.identity.Invitations;
import io.kesher.identity.Offices;
import io.kesher.identity.RoleId;
import io.kesher.identity.SignIns;
import io.kesher.identity.SignIns.SigningIn;
import io.kesher.identity.TeamId;
import io.kesher.identity.Viewers;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.Language;
import io.kesher.web.May;
import io.kesher.web.Public;
import io.kesher.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Links by which people come in: made here, and opened here by whoever was given one. */
@May("employees:manage")
@Controller
class InvitationsController {
  private final Templates templates;
  private final Invitations invitations;
  private final Offices offices;
  private final SignIns signIns;

  InvitationsController(
      Templates templates, Invitations invitations, Offices offices, SignIns signIns) {
    this.templates = templates;
    this.invitations = invitations;
    this.offices = offices;
    this.signIns = signIns;
  }

  @PostMapping("/invitations")
  Html create(
      Frame frame,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String email,
      @RequestParam long role,
      @RequestParam(defaultValue = "") String team) {
    Inputs.accept(Inputs.email("email", email));
    var token =
        invitations.invite(
            email.strip(),
            new RoleId(role),
            Inputs.id(team).map(TeamId::new).orElse(null),
            Viewers.current());
    return new Html(templates.identityInvited(frame, email.strip(), Callers.link(request, token)));
  }

  @PostMapping("/invitations/{id}/withdrawal")
  String destroy(Employee me, @PathVariable long id) {
    if (!invitations.withdraw(new InvitationId(id), me.id())) {
      throw Refusal.notFound();
    }
    return "redirect:/employees";
  }

  @Public
  @GetMapping("/invitations/{token}")
  Html show(Frame frame, @PathVariable String token) {
    return new Html(
        templates.identityInvitation(
            frame, token, email(token), InvitationForm.empty(frame.language()), Faults.none()));
  }

  /** Whoever comes in this way is signed in at once; somebody who was so in this browser is not. */
  @Public
  @PostMapping("/invitations/{token}")
  Object accept(
      Frame frame,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String token,
      InvitationForm form) {
    var email = email(token);
    var faults = form.faults(email, offices.current().name());
    if (!faults.isEmpty()) {
      return Html.unprocessable(
          templates.identityInvitation(frame, token, email, form, new Faults(faults)));
    }
    var language = Language.of(form.typedLanguage()).orElse(frame.language());
    invitations.accept(token, form.typedName(), form.secret(), language);
    if (signIns.signIn(email, form.secret(), Callers.of(request))
        instanceof SigningIn.Done(var session)) {
      SessionCookie.set(request, response, session);
    }
    return "redirect:/";
  }

  private String email(String token) {
    return invitations.email(token).orElseThrow(Refusal::notFound);
  }
}
