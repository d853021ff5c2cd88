package io.kesher.demo;

import java.util.List;

/** A town around the office, with its streets and who lives there. */
record Place(String city, double weight, String communities, List<String> streets) {
  private static final List<Place> ALL =
      Sheet.named("places.txt").lines().stream()
          .map(line ->
              new Place(
                  line.get(0),
                  Double.parseDouble(line.get(1)),
                  line.get(2),
                  Sheet.split(line.get(3), ",")))
          .toList();

  static Place drawn(Community community, Draw draw) {
    double[] weights = ALL.stream().mapToDouble(place -> place.weightFor(community)).toArray();
    return ALL.get(draw.weighted(weights));
  }

  String address(Draw draw) {
    int house = draw.between(1, 96);
    String flat = draw.chance(0.3) ? "/" + draw.between(1, 24) : "";
    return draw.of(streets) + " " + house + flat;
  }

  private double weightFor(Community community) {
    String letter = community == Community.ETHIOPIAN ? "N" : community.name().substring(0, 1);
    return communities.contains(letter) ? weight : 0;
  }
}
