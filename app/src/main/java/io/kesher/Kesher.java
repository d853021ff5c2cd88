package io.kesher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The program. Two modules may each have something of the same name. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Kesher {
  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals(AuditCheck.NAME)) {
      System.exit(new AuditCheck(System.getenv(), System.out).run());
    }
    var program = new SpringApplication(Kesher.class);
    program.addInitializers(new OfficeDatabase(System.getenv()));
    program.run(arguments);
  }
}
