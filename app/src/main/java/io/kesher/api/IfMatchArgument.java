package io.kesher.api;

import io.kesher.web.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads {@link IfMatch}. One tag and no star: whoever changes something has read it. */
@Component
class IfMatchArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"");

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == IfMatch.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var header = request.getHeader(HttpHeaders.IF_MATCH);
    if (header == null) {
      throw Refusal.of(HttpStatus.PRECONDITION_REQUIRED, "api.refusal.if-match");
    }
    var tag = TAG.matcher(header.strip());
    if (!tag.matches()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "api.refusal.if-match-tag");
    }
    return new IfMatch(Integer.parseInt(tag.group(1)));
  }
}
