package io.kesher.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Makes the frame of a request. */
@Component
public final class Frames {
  /** Where the language and theme of somebody who has not signed in are kept. */
  public static final String LANGUAGE_COOKIE = "kesher_language";

  public static final String THEME_COOKIE = "kesher_theme";

  private static final OfficeSign NO_OFFICE =
      new OfficeSign(
          "Kesher", Language.HEBREW, ZoneId.of("Asia/Jerusalem"), Currency.getInstance("ILS"));

  private static final Pattern DONE = Pattern.compile("([a-z]{1,30})\\.([0-9]{1,18})");

  private final Surroundings surroundings;
  private final ObjectProvider<Undoable> undoables;
  private final List<Place> places;
  private final Assets assets;
  private final Messages messages;

  Frames(
      Surroundings surroundings,
      ObjectProvider<Place> places,
      ObjectProvider<Undoable> undoables,
      Assets assets,
      Messages messages) {
    this.surroundings = surroundings;
    this.undoables = undoables;
    this.places =
        places.stream()
            .sorted(Comparator.comparing(Place::group).thenComparing(Place::order))
            .toList();
    this.assets = assets;
    this.messages = messages;
  }

  public Frame of(HttpServletRequest request) {
    var office = surroundings.office();
    return frame(request, office, surroundings.reader().orElse(null), surroundings::may);
  }

  /** A frame that asks nobody, for the page that says that something is broken. */
  Frame bare(HttpServletRequest request) {
    return frame(request, NO_OFFICE, null, _ -> false);
  }

  private Frame frame(
      HttpServletRequest request,
      OfficeSign office,
      @Nullable Reader reader,
      Predicate<String> permitted) {
    var language = language(request, office, reader);
    request.setAttribute(FrameLocale.CHOSEN, language);
    return new Frame(
        language,
        theme(request, reader),
        office,
        reader,
        csrf(request),
        request.getRequestURI(),
        places.stream().filter(place -> place.isFor(reader, permitted)).toList(),
        permitted,
        assets,
        messages,
        reader == null ? _ -> Optional.empty() : shown -> done(shown, request));
  }

  private Optional<Undo> done(Frame frame, HttpServletRequest request) {
    var said = DONE.matcher(Objects.requireNonNullElse(request.getParameter("done"), ""));
    return said.matches()
        ? undoables.stream()
            .filter(each -> each.name().equals(said.group(1)))
            .findFirst()
            .flatMap(each -> each.of(frame, Long.parseLong(said.group(2))))
        : Optional.empty();
  }

  private static Language language(
      HttpServletRequest request, OfficeSign office, @Nullable Reader reader) {
    if (Problems.concernsApi(request)) {
      return accepted(request).orElse(reader == null ? office.language() : reader.language());
    }
    return reader != null
        ? reader.language()
        : cookie(request, LANGUAGE_COOKIE)
            .flatMap(Language::of)
            .or(() -> accepted(request))
            .orElse(office.language());
  }

  private static Theme theme(HttpServletRequest request, @Nullable Reader reader) {
    return reader != null
        ? reader.theme()
        : cookie(request, THEME_COOKIE).flatMap(Theme::of).orElse(Theme.SYSTEM);
  }

  private static Optional<Language> accepted(HttpServletRequest request) {
    var wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (wanted == null) {
      return Optional.empty();
    }
    try {
      // Java writes Hebrew as "he" but a browser may still ask for the old "iw".
      return Locale.LanguageRange.parse(wanted.replace("iw", "he")).stream()
          .map(range -> range.getRange().split("-", 2)[0])
          .flatMap(tag -> Language.of(tag).stream())
          .findFirst();
    } catch (IllegalArgumentException notARange) {
      return Optional.empty();
    }
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    return Optional.ofNullable(WebUtils.getCookie(request, name)).map(cookie -> cookie.getValue());
  }

  private static String csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
            && !Problems.concernsApi(request)
        ? token.getToken()
        : "";
  }
}
