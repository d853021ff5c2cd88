package io.kesher.importing.web;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.importing.ErrorFile;
import io.kesher.importing.Import;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportState;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.Imports;
import io.kesher.importing.MappingEdit;
import io.kesher.importing.MappingFault;
import io.kesher.importing.Outcome;
import io.kesher.importing.Rows;
import io.kesher.importing.Rows.ImportRow;
import io.kesher.importing.Steps;
import io.kesher.importing.Targets;
import io.kesher.tables.ColumnProfile;
import io.kesher.web.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gathers what the pages of an import show. */
@Component
final class ImportPages {
  private final Imports imports;
  private final Steps steps;
  private final MappingEdit edit;
  private final Targets targets;
  private final Rows rows;
  private final ErrorFile errors;
  private final Reads reads;

  ImportPages(
      Imports imports,
      Steps steps,
      MappingEdit edit,
      Targets targets,
      Rows rows,
      ErrorFile errors,
      Reads reads) {
    this.reads = reads;
    this.imports = imports;
    this.steps = steps;
    this.edit = edit;
    this.targets = targets;
    this.rows = rows;
    this.errors = errors;
  }

  MapPage map(Import shown) {
    reads.sawFile(Verb.SEE, shown.id());
    List<MapPage.Line> lines = new ArrayList<>();
    for (ColumnProfile column : shown.file().columns()) {
      lines.add(
          new MapPage.Line(
              lines.size(),
              column,
              shown.file().sampleRows().stream()
                  .map(row -> column.index() < row.size() ? row.get(column.index()) : "")
                  .toList(),
              edit.uses(shown.mapping(), column.name()),
              shown.guesses().stream()
                  .filter(guess -> guess.column().equals(column.name()))
                  .findFirst()
                  .orElse(null)));
    }
    Map<String, List<ImportField>> fields = new LinkedHashMap<>();
    for (ImportTarget target : targets.all()) {
      fields.put(target.name(), target.fields());
    }
    return new MapPage(shown, lines, fields, keys(shown), faults(shown));
  }

  RunPage run(Frame frame, Import shown) {
    boolean rejected =
        shown.counts().rejected() > 0
            || (shown.trial() != null && shown.trial().counts().rejected() > 0);
    List<ImportRow> refused =
        rejected ? rows.page(shown.id(), Outcome.REJECTED, false, 0, RunPage.SHOWN) : List.of();
    List<ImportRow> noted =
        shown.counts().rows() > 0 && !shown.state().isAtWork()
            ? rows.page(shown.id(), null, true, 0, RunPage.SHOWN)
            : List.of();
    if (!refused.isEmpty() || !noted.isEmpty()) {
      reads.sawFile(Verb.SEE, shown.id());
    }
    return new RunPage(
        shown,
        faults(shown).isEmpty(),
        imports.blocking(shown).orElse(null),
        refused.stream()
            .map(row -> new RunPage.Refused(row, errors.why(row.rejection(), frame.language())))
            .toList(),
        noted);
  }

  static boolean isMapping(Import shown) {
    return shown.state() == ImportState.MAPPING || shown.state() == ImportState.CHECKING;
  }

  private List<String> keys(Import shown) {
    return targets
        .keys()
        .filter(key ->
            shown.mapping().records().stream().anyMatch(record -> record.fields().containsKey(key)))
        .toList();
  }

  private List<MappingFault> faults(Import shown) {
    return steps.faults(shown.mapping(), shown.file().header());
  }
}
