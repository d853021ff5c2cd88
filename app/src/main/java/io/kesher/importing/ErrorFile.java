package io.kesher.importing;

import io.kesher.tables.TableCell;
import io.kesher.tables.TableWriter;
import io.kesher.web.Language;
import io.kesher.web.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rejected rows as they came, each with its reason. Its own columns begin with a sign by which
 * they are left out when the repaired file comes back.
 */
@Component
public final class ErrorFile {
  /** Before the names of the columns that are ours; not translated, so that it is known again. */
  static final String SIGN = "kesher:";

  private final Rows rows;
  private final Messages messages;

  ErrorFile(Rows rows, Messages messages) {
    this.rows = rows;
    this.messages = messages;
  }

  public void write(Import imported, Language language, OutputStream out) throws IOException {
    List<String> header = imported.file().header();
    try (TableWriter file = TableWriter.csv(out)) {
      List<String> names = new ArrayList<>(header.size() + 3);
      for (String own : List.of("row", "column", "reason")) {
        names.add(SIGN + " " + messages.say(language, "importing.errors." + own));
      }
      header.stream().filter(name -> !isOwn(name)).forEach(names::add);
      file.header(names);
      rows.eachRejected(imported.id(), row -> write(file, cells(row, header, language)));
    }
  }

  /** The sentence that says why a row was refused. */
  public String why(@Nullable Rejection rejection, Language language) {
    if (rejection == null) {
      return "";
    }
    String value = rejection.value();
    return messages.say(language, rejection.reason(), value == null ? "" : value);
  }

  static boolean isOwn(String column) {
    return column.startsWith(SIGN);
  }

  private static void write(TableWriter file, List<TableCell> cells) {
    try {
      file.row(cells);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Ours come first, so that a row with more cells than the header keeps them all. */
  private List<TableCell> cells(Rows.ImportRow row, List<String> header, Language language) {
    Rejection rejection = row.rejection();
    String column = rejection == null ? null : rejection.column();
    List<TableCell> cells = new ArrayList<>(row.cells().size() + 3);
    cells.add(TableCell.text(String.valueOf(row.number())));
    cells.add(TableCell.text(column == null ? "" : column));
    cells.add(TableCell.text(why(rejection, language)));
    for (int place = 0; place < row.cells().size(); place++) {
      if (place >= header.size() || !isOwn(header.get(place))) {
        cells.add(TableCell.text(row.cells().get(place)));
      }
    }
    return cells;
  }
}
