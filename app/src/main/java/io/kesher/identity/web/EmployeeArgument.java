package io.kesher.identity.web;

import io.kesher.identity.Employee;
import io.kesher.identity.SignedIn;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller method the {@link Employee} who asks, or their {@link SignedIn}. */
@Configuration(proxyBeanMethods = false)
class EmployeeArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  static {
    // nothing that a caller sends
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Employee.class, SignedIn.class);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Employee.class
        || parameter.getParameterType() == SignedIn.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var signedIn =
        Viewers.signedIn()
            .orElseThrow(() -> Refusal.of(HttpStatus.UNAUTHORIZED, "web.problem.unauthorized"));
    return parameter.getParameterType() == Employee.class ? signedIn.employee() : signedIn;
  }
}
