package io.kesher.importing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kesher.importing.Counts;
import io.kesher.importing.Import;
import io.kesher.importing.ImportState;
import io.kesher.importing.Mapping;
import io.kesher.importing.MappingFault;
import io.kesher.importing.Suggestion.Guess;
import io.kesher.importing.Tallies;
import io.kesher.importing.Trial;
import io.kesher.importing.UndoReport;
import io.kesher.tables.ColumnKind;
import io.kesher.tables.ColumnProfile;
import io.kesher.tables.TableFormat;
import io.kesher.web.Frame;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as programs see it.
 *
 * @param rows data rows of the file
 * @param counts what became of the rows that are in; the five outcomes add up to {@code
 *     counts.rows}
 * @param waitsFor id of the import that goes on before this one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
    long id,
    String fileName,
    long bytes,
    ImportState state,
    long rows,
    Counts counts,
    Tallies records,
    @Nullable Long rowsPerSecond,
    @Nullable Long secondsLeft,
    @Nullable Long waitsFor,
    @Nullable Trial trial,
    @Nullable UndoReport undone,
    @Nullable Words failure,
    @Nullable String profile,
    Mapping mapping,
    List<Words> mappingFaults,
    TableFormat format,
    List<Column> columns,
    List<List<String>> sampleRows,
    List<String> sheets,
    List<Words> warnings,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Map<String, String> links) {

  /** Something to tell, for programs and for people. */
  record Words(String code, String message) {
    /** Names of targets and fields in the caller's language. */
    static Words of(Frame frame, MappingFault fault) {
      return new Words(fault.code(), frame.say(fault.code(), Labels.of(frame, fault)));
    }

    static Words of(Frame frame, String key, List<String> arguments) {
      return new Words(key, frame.say(key, arguments.toArray()));
    }
  }

  /** A column and what it seems to hold. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Column(String name, ColumnKind kind, List<String> samples, @Nullable Guess suggestion) {}

  static ImportView of(Frame frame, Import found, List<Words> faults, @Nullable Long waitsFor) {
    Instant now = Instant.now();
    boolean moving = found.state().isAtWork();
    var failure = found.failure();
    return new ImportView(
        found.id(),
        found.fileName(),
        found.bytes(),
        found.state(),
        found.rows(),
        found.counts(),
        found.records(),
        moving || found.finishedAt() != null ? found.rowsPerSecond(now) : null,
        moving ? found.secondsLeft(now) : null,
        waitsFor,
        found.trial(),
        found.undone(),
        failure == null ? null : Words.of(frame, failure.code(), failure.arguments()),
        found.profile(),
        found.mapping(),
        faults,
        found.file().format(),
        columns(found),
        found.file().sampleRows(),
        found.file().sheets(),
        found.file().warnings().stream()
            .map(warning -> Words.of(frame, warning.code(), warning.arguments()))
            .toList(),
        found.requestedAt(),
        found.startedAt(),
        found.finishedAt(),
        links(found));
  }

  private static List<Column> columns(Import found) {
    return found.file().columns().stream().map(column -> column(found, column)).toList();
  }

  private static Column column(Import found, ColumnProfile column) {
    Guess guess =
        found.guesses().stream()
            .filter(candidate -> candidate.column().equals(column.name()))
            .findFirst()
            .orElse(null);
    return new Column(column.name(), column.kind(), column.samples(), guess);
  }

  private static Map<String, String> links(Import found) {
    String self = "/api/v1/imports/" + found.id();
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self);
    links.put("page", "/imports/" + found.id());
    links.put("rows", self + "/rows");
    links.put("errors", self + "/errors");
    return links;
  }
}
