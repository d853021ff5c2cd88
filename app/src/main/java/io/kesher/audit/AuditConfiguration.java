package io.kesher.audit;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands before the connections of the program, whoever made them. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
  @Bean
  static BeanPostProcessor connectionsKnowWhoActs(ObjectProvider<Acting> acting) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource connections && !(bean instanceof ActingDataSource)
            ? new ActingDataSource(connections, acting.getObject())
            : bean;
      }
    };
  }
}
