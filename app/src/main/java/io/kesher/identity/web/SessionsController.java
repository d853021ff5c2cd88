package io.kesher.identity.web;

import io.kesher.identity.Offices;
import io.kesher.identity.Passphrases;
import io.kesher.identity.Sessions;
import io.kesher.identity.SignIns;
import io.kesher.identity.SignIns.Changing;
import io.kesher.identity.SignedIn;
import io.kesher.web.FieldFault;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own sign-ins and one's own passphrase. */
@May(May.SELF)
@Controller
class SessionsController {
  private final Sessions sessions;
  private final SignIns signIns;
  private final Offices offices;

  SessionsController(Sessions sessions, SignIns signIns, Offices offices) {
    this.sessions = sessions;
    this.signIns = signIns;
    this.offices = offices;
  }

  @PostMapping("/settings/sessions/{id}/end")
  String end(SignedIn me, @PathVariable long id) {
    if (!sessions.end(id, me)) {
      throw Refusal.notFound();
    }
    return "redirect:/settings#sessions";
  }

  @PostMapping("/settings/sessions/end")
  String endOthers(SignedIn me) {
    sessions.endOthers(me);
    return "redirect:/settings#sessions";
  }

  @PostMapping("/settings/passphrase")
  String passphrase(
      SignedIn me,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String passphrase) {
    var about = me.employee();
    Inputs.accept(
        Passphrases.faults(
            "passphrase", passphrase, about.name(), about.email(), offices.current().name()));
    return switch (signIns.change(me, old, passphrase, Callers.of(request))) {
      case Changing.Changed() -> "redirect:/settings#sessions";
      case Changing.Wrong() ->
          throw Refusal.of(List.of(FieldFault.of("old", "identity.fault.old-passphrase")));
      case Changing.TooOften(var wait) ->
          throw Refusal.of(
              HttpStatus.TOO_MANY_REQUESTS, "identity.refusal.too-often", wait.toSeconds());
    };
  }
}
