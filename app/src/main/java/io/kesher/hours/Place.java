package io.kesher.hours;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an office stands: by it the evening begins, and feasts last a day or two.
 *
 * @see Feasts
 */
public enum Place {
  JERUSALEM(31.778, 35.235, 40),
  TEL_AVIV(32.085, 34.782, 20),
  HAIFA(32.794, 34.990, 30),
  BEER_SHEVA(31.252, 34.791, 20),
  ASHDOD(31.801, 34.643, 20),
  NETANYA(32.321, 34.853, 20),
  PETAH_TIKVA(32.084, 34.888, 40),
  TIBERIAS(32.796, 35.530, 30),
  SAFED(32.966, 35.496, 30),
  EILAT(29.557, 34.952, 20),
  LONDON(51.507, -0.128, 18, true),
  PARIS(48.857, 2.352, 18, true),
  NEW_YORK(40.713, -74.006, 18, true),
  LOS_ANGELES(34.052, -118.244, 18, true);

  private final double latitude;
  private final double longitude;
  private final int candles;
  private final boolean abroad;

  /**
   * @param candles minutes before sunset at which a day of rest begins, by the custom of the place
   */
  Place(double latitude, double longitude, int candles) {
    this(latitude, longitude, candles, false);
  }

  Place(double latitude, double longitude, int candles, boolean abroad) {
    this.latitude = latitude;
    this.longitude = longitude;
    this.candles = candles;
    this.abroad = abroad;
  }

  public static Optional<Place> of(String tag) {
    return Arrays.stream(values()).filter(place -> place.tag().equals(tag)).findFirst();
  }

  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  double latitude() {
    return latitude;
  }

  double longitude() {
    return longitude;
  }

  int candles() {
    return candles;
  }

  boolean abroad() {
    return abroad;
  }
}
