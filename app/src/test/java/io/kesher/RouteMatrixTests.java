package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.Routes.Route;
import io.kesher.identity.web.Gate;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may come to which route, as a person wrote it down in {@code permission-matrix.csv}: the
 * permission that the route asks, and {@code open} or {@code shut} for each kind of caller. A route
 * without a line fails the build.
 */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteMatrixTests {
  private static final Path MATRIX = Path.of("src/test/resources/permission-matrix.csv");

  /** One sign-in serves for many routes; this one ends it. */
  private static final Route SIGN_OUT = Route.of("POST /sign-out");

  private final Map<String, String> cookies = new TreeMap<>();
  private Map<Route, String> bodies = Map.of();

  @LocalServerPort int port;
  @Autowired TestOffice office;
  @Autowired Gate gate;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @BeforeAll
  void whatEachRouteTakes() {
    bodies = Routes.bodies(mapping);
  }

  record Line(Route route, String permission, Map<String, String> callers) {
    static Line of(List<String> header, String text) {
      var cells = List.of(text.split(";"));
      var callers = new TreeMap<String, String>();
      for (var column = 2; column < header.size(); column++) {
        callers.put(header.get(column), cells.get(column));
      }
      return new Line(Route.of(cells.get(0)), cells.get(1), callers);
    }

    @Override
    public String toString() {
      return route.toString();
    }
  }

  static Stream<Line> lines() throws IOException {
    var lines = Files.readAllLines(MATRIX);
    var header = List.of(lines.getFirst().split(";"));
    return lines.stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(line -> Line.of(header, line));
  }

  @Test
  void everyRouteHasItsLineAndEveryLineItsRoute() throws IOException {
    assertThat(lines().map(Line::route)).containsExactlyInAnyOrderElementsOf(Routes.of(mapping));
  }

  @Test
  void everyRouteAsksThePermissionThatTheMatrixSays() throws IOException {
    var handlers = Routes.handlers(mapping);

    assertThat(lines())
        .allSatisfy(line ->
            assertThat(handlers.get(line.route()))
                .as("%s", line)
                .allSatisfy(
                    handler -> assertThat(permission(handler)).isEqualTo(line.permission())));
  }

  private String permission(HandlerMethod handler) {
    return Gate.isPublic(handler) ? "public" : gate.permission(handler).orElse("shut to all");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everyCallerFindsWhatTheMatrixSays(Line line) throws Exception {
    var found = new TreeMap<String, String>();
    for (var caller : line.callers().keySet()) {
      found.put(caller, call(line.route(), headers(caller, line.route())));
    }

    assertThat(found).isEqualTo(line.callers());
  }

  private Map<String, String> headers(String caller, Route route) {
    return switch (caller) {
      case "anonymous" -> Map.of();
      case "api-key" -> Map.of("Authorization", "Bearer " + TestOffice.API_KEY);
      default -> Map.of("Cookie", "kesher_session=" + cookie(caller, route));
    };
  }

  private String cookie(String caller, Route route) {
    return route.equals(SIGN_OUT) ? signIn(caller) : cookies.computeIfAbsent(caller, this::signIn);
  }

  private String signIn(String caller) {
    return caller.equals("disabled")
        ? office.signInAndDisable("gone@oren.example").getValue()
        : office.signIn(caller).getValue();
  }

  private String call(Route route, Map<String, String> caller) throws Exception {
    var headers = new LinkedHashMap<>(caller);
    headers.merge(
        "Cookie", "kesher_csrf=" + Tokens.COOKIE, (session, token) -> session + "; " + token);
    headers.put("X-CSRF-TOKEN", Tokens.MASKED);
    Optional.ofNullable(bodies.get(route)).ifPresent(type -> headers.put("Content-Type", type));
    return verdict(Routes.call(port, route, headers));
  }

  private static String verdict(HttpResponse<?> answer) {
    var toSignIn =
        answer.headers().firstValue("Location").filter(to -> to.contains("/sign-in")).isPresent()
            && !answer.request().uri().getPath().equals("/sign-out");
    return toSignIn
            || answer.statusCode() == 401 && !answer.request().uri().getPath().equals("/sign-in")
            || answer.statusCode() == 403
        ? "shut"
        : "open";
  }
}
