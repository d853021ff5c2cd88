package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationsTests {
  private static final LocalDate JANUARY = LocalDate.of(2025, 1, 1);
  private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 1);
  private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);

  @Test
  void aRowCannotKnowWhatWasLearnedOnItsDayOrLater() {
    Recorder.Row row = Observations.recorder(Feature.number("orders")).row(FEBRUARY);
    row.number("orders", 3, JANUARY);
    assertThatThrownBy(() -> row.number("orders", 4, FEBRUARY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("orders was learned on 2025-02-01: the row of 2025-02-01 could not know it");
  }

  @Test
  void anOutcomeIsNotKnownBeforeItsRow() {
    Recorder.Row row = Observations.recorder(Feature.number("orders")).row(FEBRUARY);
    assertThatThrownBy(() -> row.outcome(1, JANUARY)).hasMessageContaining("before the row's day");
  }

  @Test
  void whoeverLearnsSeesOnlyOutcomesKnownByThen() {
    Observations rows = recorded();
    assertThat(rows.knownBefore(MARCH).size()).isEqualTo(1);
    assertThat(rows.knownBefore(MARCH.plusDays(1)).size()).isEqualTo(2);
    assertThat(rows.dated(FEBRUARY, MARCH).outcomes()).containsExactly(1);
  }

  @Test
  void aFeatureThatWasNotSetIsMissing() {
    assertThat(recorded().features().numbers("orders")).containsExactly(3, Double.NaN);
    assertThat(recorded().features().features().get(1).levels()).containsExactly("basic");
  }

  /** The learner is handed what it may know; a day later it is handed more. */
  @Test
  void noSplitInTimeLearnsFromARowThatWasStillOpen() {
    int size = 400;
    LocalDate[] days = new LocalDate[size];
    LocalDate[] known = new LocalDate[size];
    double[] number = new double[size];
    double[] outcomes = new double[size];
    for (int i = 0; i < size; i++) {
      days[i] = JANUARY.plusDays(i);
      known[i] = days[i].plusDays(30);
      number[i] = i;
      outcomes[i] = i % 2;
    }
    Observations rows =
        Observations.of(Features.columns().numbers("day", number).build(), outcomes, days, known);
    List<double[]> learnedFrom = new ArrayList<>();
    Learner learner =
        past -> {
          learnedFrom.add(past.features().numbers("day"));
          return next -> new double[next.size()];
        };
    LocalDate[] at = {JANUARY.plusDays(20), JANUARY.plusDays(100), JANUARY.plusDays(200)};
    List<Validation.Split> splits = Validation.byDate(rows, learner, at);
    assertThat(splits).singleElement().extracting(Validation.Split::learned).isEqualTo(70);
    assertThat(Arrays.stream(learnedFrom.getFirst()).max().orElseThrow()).isEqualTo(69);
    assertThat(splits.getFirst().outcomes()).hasSize(100);
    assertThat(Validation.pooled(splits).rate()).isEqualTo(.5);
  }

  @Test
  void daysOfSplitsRise() {
    Learner none = past -> next -> new double[next.size()];
    assertThatThrownBy(() -> Validation.byDate(recorded(), none, MARCH, JANUARY))
        .hasMessage("2025-01-01 is not after 2025-03-01");
  }

  @Test
  void aTableRefusesWhatIsNoTable() {
    assertThatThrownBy(() -> Features.columns().numbers("a", 1, 2).numbers("b", 1))
        .hasMessage("b has 1 rows, others have 2");
    assertThatThrownBy(() -> Features.columns().numbers("a", 1).numbers("a", 1))
        .hasMessageContaining("a is there twice");
    assertThatThrownBy(() -> Features.columns().numbers("a", Double.POSITIVE_INFINITY))
        .hasMessageContaining("a holds Infinity");
    assertThatThrownBy(() -> Features.columns().numbers("a", 1).build().numbers("b"))
        .hasMessage("there is no feature b");
    Features one = Features.columns().numbers("a", 1).build();
    assertThatThrownBy(() -> Observations.undated(one, Double.NaN))
        .hasMessage("the outcome NaN is not finite");
    assertThatThrownBy(() -> Observations.undated(one, 1).weighted(0))
        .hasMessageContaining("above zero");
  }

  @Test
  void levelsDoNotDependOnTheOrderOfRows() {
    Features there = Features.columns().categories("plan", List.of("b", "a", "c")).build();
    Features back = Features.columns().categories("plan", List.of("c", "a", "b")).build();
    assertThat(there.features()).isEqualTo(back.features());
  }

  private static Observations recorded() {
    Recorder recorder = Observations.recorder(Feature.number("orders"), Feature.category("plan"));
    recorder.row(JANUARY).number("orders", 3, JANUARY.minusDays(1)).outcome(0, FEBRUARY);
    recorder.row(FEBRUARY).category("plan", "basic", JANUARY).outcome(1, MARCH);
    recorder.row(MARCH).number("orders", 9, FEBRUARY);
    return recorder.observations();
  }
}
