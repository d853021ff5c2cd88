package io.kesher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class Kesher {
  public static void main(String[] arguments) {
    var program = new SpringApplication(Kesher.class);
    program.addInitializers(new OfficeDatabase(System.getenv()));
    program.run(arguments);
  }
}
