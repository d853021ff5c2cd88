package io.kesher.models.buying;

/** The unit of time that a model's parameters are in. A year has 365.25 days. */
public enum ModelUnit {
  DAY(1),
  WEEK(7),
  MONTH(365.25 / 12),
  YEAR(365.25);

  private final double days;

  ModelUnit(double days) {
    this.days = days;
  }

  /** Days in a unit. */
  public double days() {
    return days;
  }
}
