package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.Routes.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may come to which route, as a person wrote it down in {@code permission-matrix.csv}: {@code
 * open} or {@code shut} for each kind of caller. A route without a line fails the build.
 */
@KesherTest
class RouteMatrixTests {
  private static final Path MATRIX = Path.of("src/test/resources/permission-matrix.csv");

  @LocalServerPort int port;
  @Autowired TestOffice office;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  record Line(Route route, String anonymous, String owner, String apiKey) {
    static Line of(String text) {
      var cells = text.split(";");
      return new Line(Route.of(cells[0]), cells[1], cells[2], cells[3]);
    }
  }

  static Stream<Line> lines() throws IOException {
    return Files.readAllLines(MATRIX).stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(Line::of);
  }

  @Test
  void everyRouteHasItsLineAndEveryLineItsRoute() throws IOException {
    assertThat(lines().map(Line::route)).containsExactlyInAnyOrderElementsOf(Routes.of(mapping));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everyCallerFindsWhatTheMatrixSays(Line line) throws Exception {
    var found = new TreeMap<String, String>();
    found.put("anonymous", call(line.route(), Map.of()));
    found.put(
        "api key", call(line.route(), Map.of("Authorization", "Bearer " + TestOffice.API_KEY)));
    found.put("owner", call(line.route(), signedIn()));

    assertThat(found)
        .isEqualTo(
            Map.of("anonymous", line.anonymous(), "api key", line.apiKey(), "owner", line.owner()));
  }

  /** A sign-in of its own, since the route may end it. */
  private Map<String, String> signedIn() {
    return Map.of("Cookie", "kesher_session=" + office.signIn().getValue());
  }

  private String call(Route route, Map<String, String> caller) throws Exception {
    var headers = new LinkedHashMap<>(caller);
    headers.merge(
        "Cookie", "kesher_csrf=" + Tokens.COOKIE, (session, token) -> session + "; " + token);
    headers.put("X-CSRF-TOKEN", Tokens.MASKED);
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
