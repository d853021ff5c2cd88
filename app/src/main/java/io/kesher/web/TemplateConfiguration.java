package io.kesher.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import templates.StaticTemplates;
import templates.Templates;

/** The typed templates, compiled with the program. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {
  @Bean
  Templates templates() {
    return new StaticTemplates();
  }
}
