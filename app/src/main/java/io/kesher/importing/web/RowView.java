package io.kesher.importing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kesher.importing.ErrorFile;
import io.kesher.importing.Import;
import io.kesher.importing.Note;
import io.kesher.importing.Outcome;
import io.kesher.importing.Rejection;
import io.kesher.importing.Rows.ImportRow;
import io.kesher.web.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file as programs see it.
 *
 * @param reason stable code of why it was refused
 * @param message the reason in the caller's language
 * @param cells by the name of the column
 * @param notes what was normalised on the way in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RowView(
    long number,
    Outcome outcome,
    @Nullable String reason,
    @Nullable String message,
    @Nullable String column,
    @Nullable String value,
    Map<String, String> cells,
    List<Note> notes) {

  static RowView of(Import of, ImportRow row, ErrorFile errors, Language language) {
    Rejection rejection = row.rejection();
    return new RowView(
        row.number(),
        row.outcome(),
        rejection == null ? null : rejection.code(),
        rejection == null ? null : errors.why(rejection, language),
        rejection == null ? null : rejection.column(),
        rejection == null ? null : rejection.value(),
        cells(of.file().header(), row.cells()),
        row.notes());
  }

  private static Map<String, String> cells(List<String> header, List<String> cells) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int place = 0; place < cells.size(); place++) {
      named.put(
          place < header.size() ? header.get(place) : String.valueOf(place + 1), cells.get(place));
    }
    return named;
  }
}
