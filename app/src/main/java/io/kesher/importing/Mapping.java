package io.kesher.importing;

import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each row of a file becomes: a recipe that is stored as JSON with the import it was used for.
 *
 * @param matchOn key fields by which a record that is there already is recognised, tried in this
 *     order
 * @param records what one row can become, in the order of the targets
 */
public record Mapping(List<String> matchOn, OnMatch onMatch, List<RecordMapping> records) {
  public Mapping {
    matchOn = matchOn == null ? List.of() : List.copyOf(matchOn);
    onMatch = onMatch == null ? OnMatch.UPDATE : onMatch;
    records = records == null ? List.of() : List.copyOf(records);
  }

  /** Every column that it reads. */
  public SequencedSet<String> columns() {
    return records.stream()
        .flatMap(record ->
            Stream.concat(
                record.fields().values().stream().flatMap(FieldSource::read),
                Stream.ofNullable(record.when()).map(Condition::column)))
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }
}
