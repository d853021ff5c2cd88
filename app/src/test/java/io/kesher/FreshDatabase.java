package io.kesher;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives each class a copy of the migrated database, in some tens of milliseconds, and each test the
 * right time.
 */
public final class FreshDatabase implements BeforeAllCallback, BeforeEachCallback {
  @Override
  public void beforeAll(ExtensionContext test) {
    SwitchingDatabase.use(DatabaseForTests.fresh());
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    var program = SpringExtension.getApplicationContext(test);
    program.getBean(TestClock.class).reset();
    if (AnnotationSupport.findAnnotation(test.getRequiredTestClass(), KesherTest.class)
        .orElseThrow()
        .open()) {
      program.getBean(TestOffice.class).open();
    }
  }
}
