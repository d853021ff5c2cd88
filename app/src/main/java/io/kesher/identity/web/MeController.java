package io.kesher.identity.web;

import io.kesher.identity.Employees;
import io.kesher.identity.SignedIn;
import io.kesher.identity.Viewers;
import io.kesher.web.Frames;
import io.kesher.web.Language;
import io.kesher.web.Public;
import io.kesher.web.Refusal;
import io.kesher.web.Theme;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and colours by one click; before there is an employee, a cookie keeps them. */
@Public
@Controller
class MeController {
  private static final Duration KEPT = Duration.ofDays(365);

  private final Employees employees;

  MeController(Employees employees) {
    this.employees = employees;
  }

  @PostMapping("/me/language")
  String speak(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String language,
      @RequestParam(defaultValue = "/") String back) {
    var chosen = Language.of(language).orElseThrow(MeController::unknown);
    Viewers.signedIn()
        .map(SignedIn::employee)
        .ifPresent(employee -> employees.speak(employee.id(), chosen));
    keep(request, response, Frames.LANGUAGE_COOKIE, chosen.tag());
    return Back.to(back);
  }

  @PostMapping("/me/theme")
  String colour(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String theme,
      @RequestParam(defaultValue = "/") String back) {
    var chosen = Theme.of(theme).orElseThrow(MeController::unknown);
    Viewers.signedIn()
        .map(SignedIn::employee)
        .ifPresent(employee -> employees.colour(employee.id(), chosen));
    keep(request, response, Frames.THEME_COOKIE, chosen.tag());
    return Back.to(back);
  }

  private static void keep(
      HttpServletRequest request, HttpServletResponse response, String name, String value) {
    var cookie =
        ResponseCookie.from(name, value)
            .maxAge(KEPT)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax");
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }

  private static Refusal unknown() {
    return Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
  }
}
