package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.Routes.Route;
import io.kesher.web.Assets;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@KesherTest
class SecurityHeadersTests {
  private static final Map<String, String> WANTED =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Frame-Options", "DENY",
          "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                  + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'");

  @LocalServerPort int port;
  @Autowired TestOffice office;
  @Autowired Assets assets;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void standOnEveryAnswerOfEveryRoute() throws Exception {
    for (var route : allAndMore()) {
      for (var caller : List.of(Map.<String, String>of(), signedIn())) {
        var headers = Routes.call(port, route, caller).headers();

        assertThat(WANTED)
            .as("%s", route)
            .allSatisfy(
                (name, value) -> assertThat(headers.allValues(name)).containsExactly(value));
        assertThat(headers.firstValue("Permissions-Policy")).as("%s", route).isPresent();
        assertThat(headers.firstValue("Server")).as("%s", route).isEmpty();
      }
    }
  }

  @Test
  void filesMayBeKeptForEverAndNothingElse() throws Exception {
    assertThat(
            cached(
                Routes.call(port, new Route("GET", assets.path("css/kesher.css")), Map.of())
                    .headers()))
        .contains("immutable", "max-age=31536000");
    assertThat(cached(Routes.call(port, new Route("GET", "/settings"), signedIn()).headers()))
        .isEqualTo("no-store");
  }

  /**
   * Also what is no route: a file, a missing page, a path that is refused before any of ours is
   * asked.
   */
  private List<Route> allAndMore() {
    var routes = new ArrayList<>(Routes.of(mapping));
    for (var path :
        List.of(
            assets.path("js/kesher.js"),
            assets.path("no/such.js"),
            "/nowhere",
            "/a%2e%2e;b",
            "/api/v1/nowhere")) {
      routes.add(new Route("GET", path));
    }
    return routes;
  }

  private Map<String, String> signedIn() {
    return Map.of("Cookie", "kesher_session=" + office.signIn().getValue());
  }

  private static String cached(HttpHeaders headers) {
    return String.join(", ", headers.allValues("Cache-Control"));
  }
}
