package io.kesher.models.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manual says what the programs say. */
class ManualTests {
  private static final String SAMPLE = "src/test/resources/io/kesher/models/buying/cdnow.txt";

  @Test
  void theExampleOfTheManualIsTheProgramThatRuns() throws IOException {
    String program =
        Files.readString(Path.of("src/test/java/io/kesher/models/examples/QuickStart.java"));
    String body =
        program.substring(program.indexOf("    // A ledger"), program.indexOf("\n  }\n}") + 1);
    assertThat(Files.readString(Path.of("README.md")))
        .contains(body.replace("\n    ", "\n").strip());
  }

  @Test
  void theExampleSaysWhatTheManualSays() throws IOException {
    PrintStream before = System.out;
    var said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      QuickStart.main(new String[] {SAMPLE});
    } finally {
      System.setOut(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Pareto/NBD", "standardError", "alive ", "purchases to come");
  }

  @Test
  void thePlotsShowTheHoldOutCheck() throws IOException {
    var check = Plots.check(Path.of(SAMPLE));
    assertThat(Plots.tracking(check).split(" ", -1).length)
        .isGreaterThan(2 * check.tracking().size());
    assertThat(Plots.byFrequency(check).split("<rect", -1))
        .hasSize(2 + 3 * check.byFrequency().size());
  }
}
