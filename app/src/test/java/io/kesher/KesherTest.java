package io.kesher;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * A test against the whole program with a real database. The program starts once for all such
 * classes; each class has a new database, and in it, unless it says otherwise, an open office with
 * its first administrator ({@link TestOffice}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FreshDatabase.class)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "KESHER_API_KEY=" + TestOffice.API_KEY,
      // what the shell of whoever runs the tests may have set
      "KESHER_ADMIN_EMAIL=",
      "KESHER_ADMIN_PASSWORD=",
      "KESHER_DEMO=false",
      // a hundred callers at once behind one address
      "kesher.limits.address=1000000/1s",
      "kesher.limits.person=1000000/1s",
      "kesher.limits.program=1000000/1s",
      "kesher.limits.export=1000000/1s",
      // sealed when a test says so; each test of the chain has checkpoints of its own
      "kesher.audit.sealing=false",
      "kesher.audit.pulse=false",
      "KESHER_AUDIT_KEY=the audit key of all tests, long enough",
      "KESHER_AUDIT_CHECKPOINTS=target/audit-checkpoints/${surefire.forkNumber:1}"
    })
@AutoConfigureMockMvc
@Import(TestConfiguration.class)
public @interface KesherTest {
  /** Whether the office is open when the first test begins. */
  boolean open() default true;
}
