package io.kesher.identity.web;

import io.kesher.identity.Sessions;
import io.kesher.identity.SignIns;
import io.kesher.identity.SignIns.SigningIn;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

@Public
@Controller
class SignInController {
  private final Templates templates;
  private final SignIns signIns;
  private final Sessions sessions;
  private final CsrfTokenRepository csrf;

  SignInController(
      Templates templates, SignIns signIns, Sessions sessions, CsrfTokenRepository csrf) {
    this.templates = templates;
    this.signIns = signIns;
    this.sessions = sessions;
    this.csrf = csrf;
  }

  @GetMapping("/sign-in")
  Object show(Frame frame, @RequestParam(defaultValue = "/") String back) {
    return frame.reader() == null
        ? new Html(templates.identitySignIn(frame, "", back, ""))
        : Back.to(back);
  }

  @PostMapping("/sign-in")
  Object create(
      Frame frame,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String passphrase,
      @RequestParam(defaultValue = "/") String back) {
    return switch (signIns.signIn(email.strip(), passphrase, Callers.of(request))) {
      case SigningIn.Done(var token) -> {
        enter(request, response, token);
        yield Back.to(back);
      }
      case SigningIn.Wrong() ->
          again(frame, email, back, "identity.refusal.wrong", HttpStatus.UNAUTHORIZED);
      case SigningIn.TooOften(var wait) -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        yield again(
            frame,
            email,
            back,
            "identity.refusal.too-often",
            HttpStatus.TOO_MANY_REQUESTS,
            frame.number(wait.toSeconds()));
      }
    };
  }

  @PostMapping("/sign-out")
  String destroy(HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.token(request).ifPresent(sessions::end);
    SessionCookie.clear(request, response);
    csrf.saveToken(null, request, response);
    return "redirect:/sign-in";
  }

  /** A new sign-in has a new token for its forms, and ends the one that the browser held before. */
  private void enter(HttpServletRequest request, HttpServletResponse response, String token) {
    SessionCookie.token(request).ifPresent(sessions::end);
    SessionCookie.set(request, response, token);
    csrf.saveToken(null, request, response);
  }

  private Html again(
      Frame frame,
      String email,
      String back,
      String refusal,
      HttpStatus status,
      Object... arguments) {
    return new Html(
        templates.identitySignIn(frame, email, back, frame.say(refusal, arguments)), status);
  }
}
