package io.kesher.models.buying;

/**
 * The log-likelihood of a history at given parameters, in two parts: what depends on the number of
 * repeats alone is computed once for each such number, and only the rest for each pattern.
 */
interface PatternLikelihood {
  /** Adds the part that depends on the repeats, for so many customers. */
  void addRepeats(int repeats, double customers, Sums sums);

  /** Adds the part that depends on the times too, which are in the model's unit. */
  void addTimes(int repeats, double last, double observed, double customers, Sums sums);
}
