package io.kesher.effects;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is looked at; {@code effects.measured} says what each of them is. */
public enum Figure {
  /** Hours for each case. */
  WAITING(1),
  /** Minutes for each piece of work. */
  HANDLING(1 / 60.0),
  /** Of a hundred customers. */
  COMPLAINTS(100),
  /** Of a hundred customers with an agreement. */
  LAPSE(100),
  /** Of a hundred customers with an agreement. */
  STOPPED(100),
  /** Money for each customer. */
  CONTRIBUTION(1),
  /** Hours for a hundred customers. */
  LOAD(100 / 3600.0);

  private final double factor;

  Figure(double factor) {
    this.factor = factor;
  }

  /** What the total of a unit is multiplied by to be told. */
  public double factor() {
    return factor;
  }

  /** Whether it counts how many did something, and no means. */
  public boolean isShare() {
    return this == COMPLAINTS || ends();
  }

  /** Whether each side asks those who were in the group when its own days began. */
  boolean ends() {
    return this == LAPSE || this == STOPPED;
  }

  public boolean lessIsBetter() {
    return this != CONTRIBUTION;
  }

  /** As an address has it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Figure> of(String code) {
    return Arrays.stream(values()).filter(figure -> figure.code().equals(code)).findFirst();
  }
}
