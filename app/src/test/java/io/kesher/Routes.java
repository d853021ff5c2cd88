package io.kesher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** All routes of the program, as it knows them itself, and a way to call them over the wire. */
final class Routes {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private Routes() {}

  record Route(String method, String pattern) implements Comparable<Route> {
    private static final Comparator<Route> ORDER =
        Comparator.comparing(Route::method).thenComparing(Route::pattern);

    static Route of(String line) {
      var parts = line.split(" ", 2);
      return new Route(parts[0], parts[1]);
    }

    /**
     * The pattern with a value that names nothing, so that a call leaves what the next caller
     * needs.
     */
    String path() {
      return pattern.replaceAll("\\{[^}]*}", "987654321");
    }

    @Override
    public int compareTo(Route other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  static Set<Route> of(RequestMappingHandlerMapping mapping) {
    return handlers(mapping).keySet();
  }

  /** One route may have several, for bodies of different kinds. */
  static SortedMap<Route, List<HandlerMethod>> handlers(RequestMappingHandlerMapping mapping) {
    var handlers = new TreeMap<Route, List<HandlerMethod>>();
    each(
        mapping,
        (route, info) ->
            handlers
                .computeIfAbsent(route, _ -> new ArrayList<>())
                .add(Objects.requireNonNull(mapping.getHandlerMethods().get(info))));
    return handlers;
  }

  /** What a body must be for the route to be found at all, where it is particular about it. */
  static Map<Route, String> bodies(RequestMappingHandlerMapping mapping) {
    var bodies = new TreeMap<Route, String>();
    each(
        mapping,
        (route, info) ->
            info.getConsumesCondition().getConsumableMediaTypes().stream()
                .min(Comparator.comparing(type -> type.getType().equals("multipart")))
                .ifPresent(type ->
                    bodies.merge(
                        route,
                        type.getType().equals("multipart")
                            ? type + "; boundary=b"
                            : type.toString(),
                        (one, other) -> one.startsWith("multipart") ? other : one)));
    return bodies;
  }

  private static void each(
      RequestMappingHandlerMapping mapping, BiConsumer<Route, RequestMappingInfo> use) {
    mapping
        .getHandlerMethods()
        .keySet()
        .forEach(info -> {
          for (var pattern :
              Objects.requireNonNull(info.getPathPatternsCondition()).getPatterns()) {
            methods(info.getMethodsCondition().getMethods().stream())
                .forEach(method -> use.accept(new Route(method, text(pattern)), info));
          }
        });
  }

  /** Sends and reads no more than status and headers: some answers never end. */
  static HttpResponse<InputStream> call(int port, Route route, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + route.path()))
            .method(route.method(), BodyPublishers.noBody());
    headers.forEach(request::header);
    var answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer;
  }

  private static List<String> methods(Stream<RequestMethod> methods) {
    var named = methods.map(RequestMethod::name).toList();
    return named.isEmpty() ? List.of("GET") : named;
  }

  private static String text(PathPattern pattern) {
    return pattern.getPatternString();
  }
}
