package io.kesher.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Frames as arguments, and files under a versioned path. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
  private final Assets assets;
  private final FrameArgument frames;

  WebConfiguration(Assets assets, FrameArgument frames) {
    this.assets = assets;
    this.frames = frames;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(frames);
  }

  @Override
  public void addFormatters(FormatterRegistry formats) {
    formats.addFormatterForFieldType(LocalDate.class, new IsoDay());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(assets.path("**"))
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addTransformer(new Stylesheet());
  }

  /** Days in addresses as in JSON: four digits of a year and no other notation. */
  private static final class IsoDay implements Formatter<LocalDate> {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Override
    public LocalDate parse(String text, Locale locale) {
      if (!DAY.matcher(text.strip()).matches()) {
        throw new IllegalArgumentException("not a day");
      }
      return LocalDate.parse(text.strip());
    }

    @Override
    public String print(LocalDate day, Locale locale) {
      return day.toString();
    }
  }
}
