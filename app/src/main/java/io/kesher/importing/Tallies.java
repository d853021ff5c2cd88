package io.kesher.importing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the records of each target. */
public record Tallies(@JsonValue SortedMap<String, Tally> byTarget) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Tallies {}

  public static Tallies none() {
    return new Tallies(new TreeMap<>());
  }

  public Tally of(String target) {
    return byTarget.getOrDefault(target, Tally.NONE);
  }

  Tallies plus(Tallies other) {
    SortedMap<String, Tally> sum = new TreeMap<>(byTarget);
    other.byTarget.forEach((target, tally) -> sum.merge(target, tally, Tally::plus));
    return new Tallies(sum);
  }
}
