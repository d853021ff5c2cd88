package io.kesher.models.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.contracts.RenewalCounts;
import io.kesher.models.contracts.RetentionFit;
import io.kesher.models.contracts.ShiftedBetaGeometric;
import io.kesher.models.staffing.ErlangA;
import io.kesher.models.staffing.Load;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  void aContractIsWorthWhatTheManualSays() {
    var counts = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);
    RetentionFit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(counts);
    assertThat(fit.model().alpha()).isEqualTo(0.668, within(0.0005));
    assertThat(fit.model().beta()).isEqualTo(3.806, within(0.0005));
    assertThat(300 * fit.model().discountedRenewals(3, 0.10)).isEqualTo(1805.4, within(0.05));
  }

  @Test
  void theTelephonesNeedTheAgentsOfTheManual() {
    var calls = new Load(6000, Duration.ofMinutes(4));
    ErlangA enough = ErlangA.agentsFor(calls, Duration.ofMinutes(2), 0.80, Duration.ofSeconds(20));
    assertThat(enough.agents()).isEqualTo(368);
    assertThat(enough.abandoned()).isEqualTo(0.0829, within(0.0005));
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
