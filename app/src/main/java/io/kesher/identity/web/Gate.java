package io.kesher.identity.web;

import io.kesher.identity.KnownPermissions;
import io.kesher.identity.Permission;
import io.kesher.identity.Viewers;
import io.kesher.web.May;
import io.kesher.web.Public;
import io.kesher.web.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets each request in by what its controller says ({@link May}, {@link Public}), before the
 * controller's arguments are made and so before the body is read. A controller that says nothing
 * lets nobody in.
 */
@Configuration(proxyBeanMethods = false)
public class Gate implements HandlerInterceptor, WebMvcConfigurer {
  /** Routes that a library brings, by the beginning of the name of their classes. */
  private static final Map<String, String> OF_LIBRARIES = Map.of("org.springdoc.", May.SELF);

  private final KnownPermissions known;
  private final Map<HandlerMethod, Optional<String>> said = new ConcurrentHashMap<>();

  Gate(KnownPermissions known) {
    this.known = known;
  }

  /** First of all, so that nothing else has acted before somebody is turned away. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // what comes back from another thread to finish its answer was judged when it came in
    if (request.getDispatcherType() != DispatcherType.ASYNC
        && handler instanceof HandlerMethod method
        && !isPublic(method)) {
      admit(permission(method).orElseThrow(Gate::forbidden));
    }
    return true;
  }

  /** What a route asks: a permission, {@link May#SELF}, or nothing where it is shut to all. */
  public Optional<String> permission(HandlerMethod method) {
    return said.computeIfAbsent(
        method.createWithResolvedBean(),
        asked -> ofMethod(asked).or(() -> ofLibrary(asked)).filter(this::knows));
  }

  public static boolean isPublic(HandlerMethod method) {
    return method.hasMethodAnnotation(Public.class)
        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Public.class)
            && !method.hasMethodAnnotation(May.class);
  }

  private static void admit(String permission) {
    var viewer =
        Viewers.find()
            .orElseThrow(() -> Refusal.of(HttpStatus.UNAUTHORIZED, "web.problem.unauthorized"));
    if (!permission.equals(May.SELF) && !viewer.may(permission)) {
      throw forbidden();
    }
  }

  private static Optional<String> ofMethod(HandlerMethod method) {
    return Optional.ofNullable(method.getMethodAnnotation(May.class))
        .or(() ->
            Optional.ofNullable(
                AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), May.class)))
        .map(May::value);
  }

  private static Optional<String> ofLibrary(HandlerMethod method) {
    return OF_LIBRARIES.entrySet().stream()
        .filter(library -> method.getBeanType().getName().startsWith(library.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private boolean knows(String permission) {
    return permission.equals(May.SELF) || known.knows(Permission.of(permission));
  }

  private static Refusal forbidden() {
    return Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
  }
}
