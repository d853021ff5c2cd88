package io.kesher.models.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import io.kesher.models.learning.Features;
import io.kesher.models.segments.Rfm.Spending;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentsTests {
  private static final double[][] CENTRES = {{0, 0}, {10, 0}, {0, 12}};

  @Test
  void groupsThatStandApartAreFoundAndCounted() {
    Features rows = clouds(300, 1);
    KMeans.Fit means = KMeans.standard().choose(rows, 6);
    GaussianMixture.Fit mixture = GaussianMixture.diagonal().choose(rows, 6);
    GaussianMixture.Fit correlated = GaussianMixture.correlated().choose(rows, 6);
    assertThat(means.segments().segments()).hasSize(3);
    assertThat(mixture.mixture().groups()).hasSize(3);
    assertThat(correlated.mixture().groups()).hasSize(3);
    assertThat(mixture.diagnosis()).isEqualTo(GaussianMixture.Diagnosis.CONVERGED);
    requireTogether(means.segments().assign(rows));
    requireTogether(mixture.mixture().assign(rows));
  }

  @Test
  void aSegmentIsDescribedByWhatSetsItApartInItsOwnUnit() {
    Segments segments = KMeans.standard().fit(clouds(300, 2), 3).segments();
    assertThat(segments.segments())
        .anySatisfy(segment -> {
          assertThat(segment.traits().getFirst().feature()).isEqualTo("width");
          assertThat(segment.traits().getFirst().typical()).isCloseTo(10, within(.5));
          assertThat(segment.traits().getFirst().apart()).isGreaterThan(1);
        });
    assertThat(segments.segments().stream().mapToInt(Segment::size).sum()).isEqualTo(300);
  }

  @Test
  void oneCloudIsOneGroup() {
    Random random = new Random(3);
    double[] width = random.doubles(500).map(x -> random.nextGaussian()).toArray();
    Features rows = Features.columns().numbers("width", width).build();
    assertThat(GaussianMixture.diagonal().choose(rows, 4).mixture().groups()).hasSize(1);
  }

  @Test
  void correlatedFeaturesAreOneGroupOnlyIfCorrelationIsAllowed() {
    Random random = new Random(4);
    double[] width = random.doubles(600).map(x -> random.nextGaussian()).toArray();
    double[] height = Arrays.stream(width).map(x -> x + .2 * random.nextGaussian()).toArray();
    Features rows = Features.columns().numbers("width", width).numbers("height", height).build();
    assertThat(GaussianMixture.correlated().choose(rows, 4).mixture().groups()).hasSize(1);
    assertThat(GaussianMixture.diagonal().choose(rows, 4).mixture().groups().size())
        .isGreaterThan(1);
  }

  @Test
  void probabilitiesOfGroupsAddUpToOne() {
    Features rows = clouds(90, 5);
    for (List<Double> row :
        GaussianMixture.correlated().fit(rows, 3).mixture().probabilities(rows)) {
      assertThat(row).allMatch(p -> p >= 0 && p <= 1);
      assertThat(row.stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void lopsidedMoneyIsScaledByItsLogarithmAndBack() {
    double[] money = {0, 1, 2, 3, 4, 5, 1000};
    Scale scale = Scale.of(Features.columns().numbers("money", money).build()).getFirst();
    assertThat(scale.unit()).isGreaterThan(0);
    for (double amount : money) {
      assertThat(scale.number(scale.scaled(amount))).isCloseTo(amount, within(1e-9));
    }
    assertThat(scale.scaled(Double.NaN)).isZero();
    assertThat(
            Scale.of(Features.columns().numbers("balance", -1000, 0, 1).build()).getFirst().unit())
        .isZero();
  }

  @Test
  void whatCannotBePartedIsSaidAndNotThrown() {
    Features same = Features.columns().numbers("width", 2, 2, 2).build();
    assertThat(KMeans.standard().fit(same, 3).diagnosis())
        .isEqualTo(KMeans.Diagnosis.NOTHING_VARIES);
    assertThat(GaussianMixture.diagonal().fit(same, 3).diagnosis())
        .isEqualTo(GaussianMixture.Diagnosis.NOTHING_VARIES);
    assertThat(GaussianMixture.diagonal().fit(same, 3).mixture().assign(same))
        .containsExactly(0, 0, 0);
    Features two = Features.columns().numbers("width", 1, 2, 2).build();
    KMeans.Fit few = KMeans.standard().fit(two, 3);
    assertThat(few.diagnosis()).isEqualTo(KMeans.Diagnosis.TOO_FEW_ROWS);
    assertThat(few.segments().segments()).hasSize(2);
    assertThat(few.index()).isFinite();
    assertThat(GaussianMixture.correlated().fit(two, 3).diagnosis())
        .isEqualTo(GaussianMixture.Diagnosis.TOO_FEW_ROWS);
    Features none = same.rows();
    assertThat(KMeans.standard().fit(none, 2).diagnosis())
        .isEqualTo(KMeans.Diagnosis.NOTHING_VARIES);
  }

  @Test
  void theSameRowsGiveTheSameSegments() {
    Features rows = clouds(200, 6);
    assertThat(KMeans.standard().fit(rows, 4)).isEqualTo(KMeans.standard().fit(rows, 4));
  }

  @Test
  void areTheSameAfterTheyWereSaved() {
    Features rows = clouds(60, 7);
    Segments segments = KMeans.standard().fit(rows, 3).segments();
    Mixture mixture = GaussianMixture.correlated().fit(rows, 3).mixture();
    assertThat(Saved.fromJson(Saved.toJson(segments), Segments.class)).isEqualTo(segments);
    assertThat(Saved.fromJson(Saved.toJson(mixture), Mixture.class)).isEqualTo(mixture);
  }

  @Test
  void rfmScoresByFifthsAndEqualsAlike() {
    LocalDate on = LocalDate.of(2025, 1, 1);
    List<Spending> customers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      customers.add(new Spending("c" + i, on.minusDays(10 * (i + 1)), 1, 100 * i));
    }
    List<Rfm> scored = Rfm.of(customers, on);
    assertThat(scored).extracting(Rfm::recency).containsExactly(5, 5, 4, 4, 3, 3, 2, 2, 1, 1);
    assertThat(scored).extracting(Rfm::frequency).containsOnly(3);
    assertThat(scored).extracting(Rfm::monetary).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    assertThat(scored.getFirst().days()).isEqualTo(10);
    assertThatThrownBy(() -> Rfm.of(List.of(new Spending("late", on, 1, 1)), on))
        .hasMessage("late bought on 2025-01-01, not before 2025-01-01");
  }

  @Test
  void refusesByName() {
    Features category = Features.columns().categories("plan", List.of("a", "b")).build();
    assertThatThrownBy(() -> KMeans.standard().fit(category, 2))
        .hasMessage("plan is a category, not a number");
    assertThatThrownBy(() -> KMeans.standard().fit(clouds(9, 1), 0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> new Spending("a", LocalDate.EPOCH, 0, 1))
        .hasMessage("a has 0 purchases");
  }

  /** Rows of one cloud get one segment, rows of different clouds different ones. */
  private static void requireTogether(int[] assigned) {
    for (int i = 0; i < assigned.length; i++) {
      assertThat(assigned[i]).isEqualTo(assigned[i % 3]);
    }
    assertThat(Arrays.stream(assigned).distinct().count()).isEqualTo(3);
  }

  private static Features clouds(int size, long seed) {
    Random random = new Random(seed);
    double[] width = new double[size];
    double[] height = new double[size];
    for (int i = 0; i < size; i++) {
      width[i] = CENTRES[i % 3][0] + random.nextGaussian();
      height[i] = CENTRES[i % 3][1] + random.nextGaussian();
    }
    return Features.columns().numbers("width", width).numbers("height", height).build();
  }
}
