package io.kesher.models.learning;

import io.kesher.models.learning.Boosting.Diagnosis;
import io.kesher.models.learning.Boosting.Fit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One run of {@link Boosting}, round after round. */
final class Course {
  private final Boosting boosting;
  private final Loss loss;
  private final Features training;
  private final Observations heldOut;
  private final Workers workers;
  private final double[] outcomes;
  private final double[] weights;
  private final double[] heldOutcomes;
  private final double[] heldWeights;
  private final List<Bins> bins = new ArrayList<>();
  private final List<Feature> features;
  private final Direction[] directions;
  private final List<Tree> trees = new ArrayList<>();
  private final List<Double> heldOutLosses = new ArrayList<>();

  Course(Boosting boosting, Observations training, Observations heldOut, Workers workers) {
    this.boosting = boosting;
    this.loss = boosting.loss();
    this.training = training.features();
    this.heldOut = heldOut;
    this.workers = workers;
    this.outcomes = training.outcomes();
    this.weights = training.weights();
    this.heldOutcomes = heldOut.outcomes();
    this.heldWeights = heldOut.weights();
    List<Feature> given = training.features().features();
    this.directions = directions(given);
    Bins[] cut = new Bins[given.size()];
    workers.forEach(cut.length, j -> cut[j] = Bins.of(given.get(j), training.features()));
    bins.addAll(List.of(cut));
    this.features = bins.stream().map(bin -> bin.feature).toList();
  }

  private Direction[] directions(List<Feature> features) {
    for (String name : boosting.directions().keySet()) {
      if (!features.contains(Feature.number(name))) {
        throw new IllegalArgumentException("a direction is given to " + name + ", not a number");
      }
    }
    return features.stream()
        .map(feature -> boosting.directions().getOrDefault(feature.name(), Direction.FREE))
        .toArray(Direction[]::new);
  }

  Fit run() {
    double base = base();
    if (Arrays.stream(outcomes).distinct().count() < 2) {
      return fit(base, outcomes.length == 0 ? Diagnosis.NO_ROWS : Diagnosis.ONE_OUTCOME);
    }
    double[] margins = new double[outcomes.length];
    Arrays.fill(margins, base);
    double[] heldMargins = new double[heldOutcomes.length];
    Arrays.fill(heldMargins, base);
    var slopes = new Slopes(loss, outcomes, weights);
    var grower =
        new Grower(bins, training, directions, boosting.growth(), boosting.rate(), slopes, workers);
    for (int round = 0; round < boosting.rounds(); round++) {
      slopes.update(margins, workers);
      Tree tree = grower.grow(margins);
      if (tree instanceof Tree.Leaf) {
        return best(base, Diagnosis.NOTHING_TO_SPLIT);
      }
      trees.add(tree);
      if (heldMargins.length > 0) {
        Forest.add(features, List.of(tree), heldMargins, heldOut.features());
        heldOutLosses.add(meanLoss(heldMargins, heldOutcomes, heldWeights));
        if (isPatienceOver()) {
          return best(base, Diagnosis.STOPPED_EARLY);
        }
      }
    }
    return best(base, Diagnosis.ALL_ROUNDS);
  }

  /**
   * The margin of the mean outcome. Where all outcomes are the same and the loss has no margin for
   * it, such as for a probability of one, half an outcome of the other kind is added.
   */
  private double base() {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < outcomes.length; i++) {
      sum += weights[i] * outcomes[i];
      weight += weights[i];
    }
    double margin = weight > 0 ? loss.margin(sum / weight) : Double.NaN;
    boolean certain = loss instanceof Loss.Logistic && (sum <= 0 || sum >= weight);
    return Double.isFinite(margin) && !certain ? margin : loss.margin((sum + 0.5) / (weight + 1));
  }

  private double meanLoss(double[] margins, double[] outcomes, double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < margins.length; i++) {
      sum += weights[i] * loss.of(margins[i], outcomes[i]);
      weight += weights[i];
    }
    return sum / weight;
  }

  private boolean isPatienceOver() {
    return boosting.stop().isPresent()
        && heldOutLosses.size() - bestRounds() >= boosting.stop().get().patience();
  }

  /** How many rounds predict the held-out rows best. */
  private int bestRounds() {
    int best = 0;
    for (int i = 1; i < heldOutLosses.size(); i++) {
      if (heldOutLosses.get(i) < heldOutLosses.get(best)) {
        best = i;
      }
    }
    return best + 1;
  }

  private Fit best(double base, Diagnosis diagnosis) {
    if (boosting.stop().isPresent() && !heldOutLosses.isEmpty()) {
      trees.subList(bestRounds(), trees.size()).clear();
    }
    return fit(base, diagnosis);
  }

  private Fit fit(double base, Diagnosis diagnosis) {
    var model = new BoostedModel(loss, base, features, trees);
    return new Fit(model, diagnosis, heldOutLosses);
  }
}
