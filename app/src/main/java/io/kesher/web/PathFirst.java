package io.kesher.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Which of the routes is meant. Spring asks each of some hundred for its method, its parameters and
 * what it takes and gives, and for its path last; nearly all differ in the path.
 */
@Component
class PathFirst implements WebMvcRegistrations {
  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new Routes();
  }

  private static final class Routes extends RequestMappingHandlerMapping {
    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
        RequestMappingInfo route, HttpServletRequest request) {
      var paths = route.getPathPatternsCondition();
      boolean elsewhere = paths != null && paths.getMatchingCondition(request) == null;
      return elsewhere ? null : super.getMatchingMapping(route, request);
    }
  }
}
