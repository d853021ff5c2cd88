package io.kesher.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** Lets the framework speak the frame's language too, so that {@code Content-Language} is true. */
final class FrameLocale implements LocaleResolver {
  static final String CHOSEN = FrameLocale.class.getName();

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return request.getAttribute(CHOSEN) instanceof Language language
        ? language.locale()
        : Language.HEBREW.locale();
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("A reader chooses the language at /me/language");
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    LocaleResolver localeResolver() {
      return new FrameLocale();
    }
  }
}
