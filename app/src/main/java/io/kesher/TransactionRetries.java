package io.kesher;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadLocalRandom;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does a whole transaction again where the database had to give one of two up: a deadlock, or two
 * that cannot both be true. Three times at most, with a pause of chance between, so that the two do
 * not meet again. Only the outermost transaction: a part of one has no beginning to go back to.
 */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class TransactionRetries {
  private static final int ATTEMPTS = 4;
  private static final int PAUSE_MILLIS = 40;

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor wholeTransactionsAgain() {
    var advisor =
        new StaticMethodMatcherPointcutAdvisor() {
          @Override
          public boolean matches(Method method, Class<?> type) {
            return AnnotatedElementUtils.hasAnnotation(method, Transactional.class)
                || AnnotatedElementUtils.hasAnnotation(type, Transactional.class);
          }
        };
    advisor.setAdvice((MethodInterceptor) TransactionRetries::attempt);
    advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return advisor;
  }

  private static @Nullable Object attempt(MethodInvocation call) throws Throwable {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return call.proceed();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return again(call).proceed();
      } catch (PessimisticLockingFailureException givenUp) {
        if (attempt == ATTEMPTS || !isGivenUp(givenUp)) {
          throw givenUp;
        }
        Thread.sleep(ThreadLocalRandom.current().nextLong(1, (long) PAUSE_MILLIS << attempt));
      }
    }
  }

  /** An invocation proceeds once; each attempt has its own. */
  private static MethodInvocation again(MethodInvocation call) {
    return ((org.springframework.aop.ProxyMethodInvocation) call).invocableClone();
  }

  /** A lock that was waited for too long is not given up by the database, but by us. */
  private static boolean isGivenUp(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.sql.SQLException refused) {
        return "40P01".equals(refused.getSQLState()) || "40001".equals(refused.getSQLState());
      }
    }
    return false;
  }
}
