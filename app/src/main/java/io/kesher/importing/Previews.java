package io.kesher.importing;

import io.kesher.importing.Preview.Leaf;
import io.kesher.tables.SourceRow;
import io.kesher.web.Surroundings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows what sample rows become, without a look into the office's own records. */
@Component
public final class Previews {
  private final Targets targets;
  private final Surroundings surroundings;

  Previews(Targets targets, Surroundings surroundings) {
    this.targets = targets;
    this.surroundings = surroundings;
  }

  public Preview of(Import shown, int wanted) {
    List<List<String>> samples = shown.file().sampleRows();
    var read = shown.mapping().columns();
    List<String> leftOut =
        shown.file().header().stream().filter(column -> !read.contains(column)).toList();
    boolean sound = MappingCheck.faults(shown.mapping(), targets, shown.file().header()).isEmpty();
    if (samples.isEmpty() || !sound) {
      return new Preview(0, samples.size(), List.of(), null, leftOut);
    }
    int place = Math.clamp(wanted, 0, samples.size() - 1);
    SourceRow row = new SourceRow(place + 1L, place + 1L, samples.get(place), List.of());
    ParsedRow parsed =
        RowParsers.of(shown.mapping(), targets, shown.file(), surroundings.office().currency())
            .parse(row);
    return new Preview(
        place,
        samples.size(),
        parsed.parts().stream().map(this::leaf).toList(),
        parsed.refused(),
        leftOut);
  }

  private Leaf leaf(ParsedRow.Part part) {
    Map<ImportField, String> values = new LinkedHashMap<>();
    targets
        .named(part.target())
        .ifPresent(target ->
            target
                .fields()
                .forEach(field -> {
                  Object value = part.record().values().get(field.name());
                  if (value != null) {
                    values.put(field, Shown.text(value));
                  }
                }));
    return new Leaf(part.target(), values);
  }
}
