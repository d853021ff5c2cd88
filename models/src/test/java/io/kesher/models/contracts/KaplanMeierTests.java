package io.kesher.models.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KaplanMeierTests {
  /** Weeks of remission under 6-MP, + where it lasted: Freireich et al., Blood 21, 1963. */
  private static final List<Tenure> REMISSION =
      tenures("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

  private static List<Tenure> tenures(String times) {
    List<Tenure> tenures = new ArrayList<>();
    for (String time : times.split(" ", -1)) {
      tenures.add(new Tenure(Double.parseDouble(time.replace("+", "")), !time.endsWith("+")));
    }
    return tenures;
  }

  @Test
  void theTextbookExampleOfRemission() {
    var curve = KaplanMeier.of(REMISSION, 0.95);
    assertThat(curve.steps())
        .extracting(KaplanMeier.Step::atRisk)
        .containsExactly(21L, 17L, 15L, 12L, 11L, 7L, 6L);
    double[] survival = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
    double[] errors = {0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346};
    for (int i = 0; i < survival.length; i++) {
      assertThat(curve.steps().get(i).survival()).isEqualTo(survival[i], within(0.0005));
      assertThat(curve.steps().get(i).standardError()).isEqualTo(errors[i], within(0.00005));
    }
    assertThat(curve.median()).hasValue(23);
    assertThat(curve.survival(5.9)).isOne();
    assertThat(curve.survival(6)).isEqualTo(18 / 21.0);
    assertThat(curve.survival(100)).isEqualTo(0.448, within(0.0005));
  }

  @Test
  void theIntervalOnTheScaleOfLogMinusLogStaysWithinBounds() {
    var first = KaplanMeier.of(REMISSION, 0.95).steps().getFirst();
    assertThat(first.lower()).isEqualTo(0.620, within(0.0005));
    assertThat(first.upper()).isEqualTo(0.952, within(0.0005));
    var wide = KaplanMeier.of(tenures("1 2 3 4+ 5"), 0.999999);
    for (var step : wide.steps()) {
      assertThat(step.lower()).isBetween(0.0, step.survival());
      assertThat(step.upper()).isBetween(step.survival(), 1.0);
    }
    assertThat(wide.steps().getLast().survival()).isZero();
    assertThat(wide.steps().getLast().upper()).isOne();
  }

  @Test
  void withoutUnfinishedTenuresItIsTheShareStillThere() {
    var curve = KaplanMeier.of(tenures("1 2 3 4 5 6 7 8 9 10"), 0.95);
    for (int t = 0; t <= 10; t++) {
      assertThat(curve.survival(t)).isEqualTo((10 - t) / 10.0, within(1e-15));
    }
    assertThat(curve.meanWithin(10)).isEqualTo(5.5, within(1e-14));
    assertThat(curve.meanWithin(2.5)).isEqualTo(1 + 0.9 + 0.4, within(1e-14));
  }

  @Test
  void whereNobodyLeftThereIsNoStep() {
    var curve = KaplanMeier.of(tenures("3+ 4+"), 0.95);
    assertThat(curve.steps()).isEmpty();
    assertThat(curve.survival(9)).isOne();
    assertThat(curve.median()).isEmpty();
    assertThat(curve.meanWithin(4)).isEqualTo(4);
  }

  @Test
  void whatIsInvalidIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tenure(-1, true))
        .withMessage("time -1.0 must be finite and at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KaplanMeier.of(List.of(), 0.95))
        .withMessage("tenures 0 must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KaplanMeier.of(REMISSION, 95))
        .withMessage("confidence 95.0 must be between 0 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KaplanMeier.of(REMISSION, 0.95).meanWithin(36))
        .withMessage("time 36.0 must be between 0 and the longest seen, 35.0");
  }

  @Test
  void aCurveSavedIsTheCurve() {
    for (var curve :
        List.of(
            KaplanMeier.of(REMISSION, 0.95),
            KaplanMeier.of(tenures("3+"), 0.5),
            KaplanMeier.of(REMISSION, 1e-15))) {
      assertThat(Saved.fromJson(Saved.toJson(curve), KaplanMeier.class)).isEqualTo(curve);
    }
    String risen = Saved.toJson(KaplanMeier.of(tenures("1 2"), 0.5)).replace("0.5", "0.9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Saved.fromJson(risen, KaplanMeier.class))
        .withMessageContaining("must be");
  }
}
