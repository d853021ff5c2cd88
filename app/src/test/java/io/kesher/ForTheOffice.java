package io.kesher;

import io.kesher.identity.Viewers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * The tests of this class ask the domain itself, as a job of the office does. Not for tests that go
 * through the door: there it is the one who is signed in who looks.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ForTheOffice.Looking.class)
public @interface ForTheOffice {
  /** Runs each test, and what comes before it, for the office. */
  final class Looking implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
        Invocation<@Nullable Void> test,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      Viewers.asOffice(test::proceed);
    }

    @Override
    public void interceptBeforeEachMethod(
        Invocation<@Nullable Void> before,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      Viewers.asOffice(before::proceed);
    }

    @Override
    public void interceptTestTemplateMethod(
        Invocation<@Nullable Void> test,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      Viewers.asOffice(test::proceed);
    }
  }
}
