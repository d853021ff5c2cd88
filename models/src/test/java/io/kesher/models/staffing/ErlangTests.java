package io.kesher.models.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangTests {
  private static final Duration HOUR = Duration.ofHours(1);

  private static Load erlangs(double erlangs) {
    return new Load(erlangs, HOUR);
  }

  /** The printed tables of traffic that so many lines take at a grade of service. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.0101, 0.01",
    "2, 0.153, 0.01",
    "5, 1.361, 0.01",
    "10, 4.461, 0.01",
    "20, 12.03, 0.01",
    "50, 37.90, 0.01",
    "100, 84.06, 0.01",
    "10, 3.092, 0.001",
    "100, 75.24, 0.001",
    "10, 6.216, 0.05",
    "100, 95.24, 0.05"
  })
  void erlangBAgreesWithThePrintedTables(int lines, String traffic, double blocked) {
    double printed = Double.parseDouble(traffic);
    double unit = Math.pow(10, -(traffic.length() - traffic.indexOf('.') - 1));
    assertThat(new ErlangB(erlangs(printed - unit), lines).blocked()).isLessThan(blocked);
    assertThat(new ErlangB(erlangs(printed + unit), lines).blocked()).isGreaterThan(blocked);
    assertThat(ErlangB.linesFor(erlangs(printed - unit), blocked).lines()).isEqualTo(lines);
  }

  @Test
  void thousandsOfLinesNeitherOverflowNorVanish() {
    assertThat(new ErlangB(erlangs(10_000), 10_000).blocked())
        .isEqualTo(Math.sqrt(2 / Math.PI / 10_000), within(1e-4));
    assertThat(new ErlangB(erlangs(1), 10_000).blocked()).isZero();
    assertThat(new ErlangC(erlangs(5000), 5100).waiting()).isBetween(0.05, 0.2);
    var patient = new ErlangA(erlangs(5000), Duration.ofHours(2), 4000);
    // Overloaded by a fifth: so many give up that the rest fits.
    assertThat(patient.abandoned()).isEqualTo(0.2, within(1e-3));
    assertThat(patient.occupancy()).isEqualTo(1, within(1e-3));
    assertThat(patient.answeredWithin(Duration.ofSeconds(20))).isEqualTo(0, within(1e-6));
    assertThat(patient.waitingLongerThan(Duration.ofMinutes(5))).isEqualTo(0.9592, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"5, 8, 0.1673", "2, 3, 0.4444", "20, 25, 0.2091"})
  void erlangCIsThatOfTheSumOfItsSeries(double offered, int agents, double printed) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < agents; k++) {
      term *= offered / k;
      sum += term;
    }
    double last = term * offered / agents * agents / (agents - offered);
    var queue = new ErlangC(erlangs(offered), agents);
    assertThat(queue.waiting()).isEqualTo(last / (sum + last), within(1e-14));
    assertThat(queue.waiting()).isEqualTo(printed, within(0.00006));
  }

  @Test
  void aSmallCallCentreByErlangC() {
    // A call a minute of five minutes, eight agents: 86 % within 20 seconds.
    var queue = new ErlangC(new Load(60, Duration.ofMinutes(5)), 8);
    assertThat(queue.answeredWithin(Duration.ofSeconds(20))).isEqualTo(0.863, within(0.0005));
    assertThat(queue.meanWait().orElseThrow()).isBetween(millis(16_700), millis(16_800));
    assertThat(queue.occupancy()).isEqualTo(0.625);
    assertThat(ErlangC.agentsFor(queue.load(), 0.8, Duration.ofSeconds(20)).agents()).isEqualTo(8);
    assertThat(ErlangC.agentsFor(queue.load(), 0.87, Duration.ofSeconds(20)).agents()).isEqualTo(9);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void withTooFewAgentsTheQueueOfErlangCHasNoEnd() {
    var queue = new ErlangC(erlangs(10), 10);
    assertThat(queue.isStable()).isFalse();
    assertThat(queue.waiting()).isOne();
    assertThat(queue.answeredWithin(HOUR)).isZero();
    assertThat(queue.meanWait()).isEmpty();
    assertThat(queue.occupancy()).isOne();
  }

  /**
   * Erlang A against the integrals of Mandelbaum and Zeltyn: {@code P(V > t) = λJ(t) / (ε +
   * λJ(0))}, {@code J(t) = ∫ exp(λ/θ (1 - e^-θx) - nμx) dx} from t, {@code ε = ∫ e^-x (1 +
   * xμ/λ)^(n-1) dx}.
   */
  @ParameterizedTest
  @CsvSource({
    "60, 5, 2, 8, 20",
    "60, 5, 2, 4, 60",
    "3, 1, 0.5, 1, 0",
    "600, 3, 5, 33, 30",
    "6000, 4, 1, 410, 10",
    "6000, 4, 30, 380, 120",
    "100, 6, 600, 11, 45"
  })
  void erlangAAgreesWithIndependentIntegrals(
      double perHour, double handlingMinutes, double patienceMinutes, int agents, long seconds) {
    var queue =
        new ErlangA(
            new Load(perHour, millis(Math.round(handlingMinutes * 60_000))),
            millis(Math.round(patienceMinutes * 60_000)),
            agents);
    double lambda = perHour / 60;
    double mu = 1 / handlingMinutes;
    double theta = 1 / patienceMinutes;
    double t = seconds / 60.0;
    DoubleUnaryOperator longer =
        x -> Math.exp(lambda / theta * -Math.expm1(-theta * x) - agents * mu * x);
    double epsilon =
        integral(x -> Math.exp((agents - 1) * Math.log1p(x * mu / lambda) - x), 0, 2000);
    double norm = epsilon + lambda * integral(longer, 0, 3000);
    double through = lambda * integral(longer, t, 3000) / norm;
    double stays =
        lambda * integral(x -> longer.applyAsDouble(x) * Math.exp(-theta * x), t, 3000) / norm;
    double answeredAfterWait =
        lambda * integral(x -> longer.applyAsDouble(x) * Math.exp(-theta * x), 0, 3000) / norm;
    double waiting = lambda * integral(longer, 0, 3000) / norm;
    Duration time = Duration.ofSeconds(seconds);
    assertThat(queue.waiting()).isEqualTo(waiting, within(1e-9));
    assertThat(queue.waitingLongerThan(time))
        .isEqualTo(through * Math.exp(-theta * t), within(1e-9));
    assertThat(queue.abandoned()).isEqualTo(waiting - answeredAfterWait, within(1e-9));
    assertThat(queue.answeredWithin(time))
        .isEqualTo(1 - waiting + answeredAfterWait - stays, within(1e-9));
  }

  /** Simpson's rule on 200,000 panels that widen from the start. */
  private static double integral(DoubleUnaryOperator function, double from, double length) {
    int panels = 200_000;
    double sum = 0;
    for (int i = 0; i <= 2 * panels; i++) {
      double z = (double) i / (2 * panels);
      double weight = i == 0 || i == 2 * panels ? 1 : i % 2 == 0 ? 2 : 4;
      sum += weight * 3 * z * z * function.applyAsDouble(from + length * z * z * z);
    }
    return sum * length / (6 * panels);
  }

  @Test
  void endlessPatienceIsErlangC() {
    var load = new Load(60, Duration.ofMinutes(5));
    var endless = new ErlangA(load, Duration.ofDays(36_500), 8);
    var queue = new ErlangC(load, 8);
    assertThat(endless.waiting()).isEqualTo(queue.waiting(), within(1e-6));
    assertThat(endless.answeredWithin(Duration.ofSeconds(20)))
        .isEqualTo(queue.answeredWithin(Duration.ofSeconds(20)), within(1e-6));
    assertThat(endless.abandoned()).isEqualTo(0, within(1e-6));
  }

  @Test
  void theNumberOfAgentsIsTheLeastThatDoes() {
    for (double perHour : new double[] {1, 17, 400, 20_000}) {
      var load = new Load(perHour, Duration.ofSeconds(200));
      var enough = ErlangA.agentsFor(load, Duration.ofMinutes(3), 0.8, Duration.ofSeconds(20));
      assertThat(enough.answeredWithin(Duration.ofSeconds(20))).isGreaterThanOrEqualTo(0.8);
      if (enough.agents() > 1) {
        var fewer = new ErlangA(load, Duration.ofMinutes(3), enough.agents() - 1);
        assertThat(fewer.answeredWithin(Duration.ofSeconds(20))).isLessThan(0.8);
      }
      assertThat(enough.agents())
          .isLessThanOrEqualTo(ErlangC.agentsFor(load, 0.8, Duration.ofSeconds(20)).agents());
    }
  }

  @Test
  void whatIsInvalidIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Load(-1, HOUR))
        .withMessage("contactsPerHour -1.0 must be finite and more than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Load(1, Duration.ZERO))
        .withMessage("handling PT0S must be more than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ErlangA(erlangs(1), HOUR, 0))
        .withMessage("agents 0 must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErlangC.agentsFor(erlangs(1), 1, HOUR))
        .withMessage("share 1.0 must be at least 0 and less than 1");
  }
}
