package io.kesher.profitability.web;

import io.kesher.profitability.StandardPeriod;
import io.kesher.values.Period;
import io.kesher.web.PeriodArgument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller method the period asked for, or the office's own. */
@Component
class PeriodChoiceArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  private final StandardPeriod standardPeriod;

  PeriodChoiceArgument(StandardPeriod standardPeriod) {
    this.standardPeriod = standardPeriod;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PeriodChoice.class;
  }

  @Override
  public PeriodChoice resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return choice(PeriodArgument.read(request));
  }

  /** The choice that a page has which was asked for this period, or for none. */
  PeriodChoice choice(@Nullable Period asked) {
    Period standard = standardPeriod.current();
    return new PeriodChoice(asked == null ? standard : asked, standard);
  }
}
