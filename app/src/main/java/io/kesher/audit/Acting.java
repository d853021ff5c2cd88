package io.kesher.audit;

import io.kesher.web.Reader;
import io.kesher.web.Surroundings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/** Knows who acts now: what the code says, else who asks, else the product itself. */
@Component
public class Acting {
  private static final ScopedValue<Actor> SAID = ScopedValue.newInstance();
  private static final String ASKING = Acting.class.getName() + ".asking";
  private static final String REQUEST = Acting.class.getName() + ".request";
  private static final String SETTING = Acting.class.getName() + ".setting";
  private static final SecureRandom CHANCE = new SecureRandom();

  private final ObjectProvider<Surroundings> surroundings;

  Acting(ObjectProvider<Surroundings> surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Does the work as somebody. Connections that the work borrows know of it; one that is borrowed
   * already does not, so this stands around transactions and not within them.
   */
  public static void as(Actor actor, Runnable work) {
    ScopedValue.where(SAID, actor).run(work);
  }

  Actor now() {
    if (SAID.isBound()) {
      return SAID.get();
    }
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? asking(request.getRequest())
        : Actor.SYSTEM;
  }

  /**
   * The same as {@code kesher.actor} tells it to the database: written once while it is the same.
   */
  String setting() {
    var who = now();
    var request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return who.setting();
    }
    if (request.getAttribute(SETTING, RequestAttributes.SCOPE_REQUEST)
            instanceof Setting(var before, var text)
        && before.equals(who)) {
      return text;
    }
    var text = who.setting();
    request.setAttribute(SETTING, new Setting(who, text), RequestAttributes.SCOPE_REQUEST);
    return text;
  }

  private record Setting(Actor actor, String text) {}

  /** Whether somebody waits for the answer. */
  boolean interactive() {
    return !SAID.isBound() && RequestContextHolder.getRequestAttributes() != null;
  }

  /** Finding out who asks asks the database itself, and does so as a stranger. */
  private Actor asking(HttpServletRequest request) {
    if (request.getAttribute(ASKING) != null) {
      return stranger(request);
    }
    request.setAttribute(ASKING, true);
    try {
      return surroundings
          .getObject()
          .reader()
          .map(reader -> reader(reader, request))
          .orElseGet(() -> stranger(request));
    } finally {
      request.removeAttribute(ASKING);
    }
  }

  private static Actor reader(Reader reader, HttpServletRequest request) {
    return new Actor(
        reader.session().startsWith("key-") ? Actor.Kind.KEY : Actor.Kind.EMPLOYEE,
        reader.employee(),
        reader.name(),
        reader.session(),
        request.getRemoteAddr(),
        id(request),
        route(request),
        null);
  }

  private static Actor stranger(HttpServletRequest request) {
    return new Actor(
        Actor.Kind.STRANGER,
        null,
        "",
        null,
        request.getRemoteAddr(),
        id(request),
        route(request),
        null);
  }

  private static String id(HttpServletRequest request) {
    if (request.getAttribute(REQUEST) instanceof String known) {
      return known;
    }
    var chance = new byte[8];
    CHANCE.nextBytes(chance);
    var id = HexFormat.of().formatHex(chance);
    request.setAttribute(REQUEST, id);
    return id;
  }

  /** Never the path itself: there are secrets in some. */
  private static String route(HttpServletRequest request) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern == null ? request.getMethod() : request.getMethod() + " " + pattern;
  }
}
