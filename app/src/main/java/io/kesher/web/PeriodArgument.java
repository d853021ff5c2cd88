package io.kesher.web;

import io.kesher.values.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives a controller method the {@link Period} that {@code ?from=2026-01-01&to=2026-03-31} asks
 * for; absent where nothing is asked. Half a period, a day that is none and a year that no ledger
 * has are refused.
 */
@Component
public final class PeriodArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Period.class;
  }

  @Override
  public @Nullable Period resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return read(request);
  }

  /** The period of a request, for arguments that are made of one. */
  public static @Nullable Period read(NativeWebRequest request) {
    LocalDate from = day(request.getParameter("from"));
    LocalDate to = day(request.getParameter("to"));
    return from == null && to == null ? null : Asked.period(from, to);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException notADay) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
  }
}
