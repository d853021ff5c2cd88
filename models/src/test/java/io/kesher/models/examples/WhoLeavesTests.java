package io.kesher.models.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manual's example of learning is a program, and says what the manual says it does. */
class WhoLeavesTests {
  private static final String SAMPLE = "src/test/resources/io/kesher/models/learning/telco.csv";

  @Test
  void theManualHasTheProgramAndWhatItSays() throws IOException {
    String program =
        Files.readString(Path.of("src/test/java/io/kesher/models/examples/WhoLeaves.java"));
    String body =
        program.substring(program.indexOf("    // Customers"), program.indexOf("\n  }\n}") + 1);
    PrintStream before = System.out;
    var said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      WhoLeaves.main(new String[] {SAMPLE});
    } finally {
      System.setOut(before);
    }
    assertThat(Files.readString(Path.of("README.md")))
        .contains(body.replace("\n    ", "\n").strip())
        .contains(said.toString(StandardCharsets.UTF_8).strip());
  }
}
