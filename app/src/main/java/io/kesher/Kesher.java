package io.kesher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class Kesher {
  public static void main(String[] arguments) {
    SpringApplication.run(Kesher.class, arguments);
  }
}
