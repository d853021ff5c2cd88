package io.kesher.importing;

import io.kesher.tables.Fault;
import io.kesher.tables.Read;
import io.kesher.tables.SourceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cells of the row at hand: each is read once for each type, and its first fault is kept. */
final class RowCells {
  private final SourceRow row;
  private final @Nullable Object[] values;
  private final boolean[] done;
  private final List<Note> notes = new ArrayList<>(0);
  private @Nullable Rejection fault;

  RowCells(SourceRow row, int readers) {
    this.row = row;
    this.values = new Object[readers];
    this.done = new boolean[readers];
  }

  /** The value, or null where the cell is empty or {@link #fault faulty}. */
  @Nullable Object value(int place, CellReader reader) {
    if (!done[place]) {
      done[place] = true;
      values[place] = read(reader, row.cell(reader.index()));
    }
    return values[place];
  }

  /** The value of a text that stands for the cell's own. */
  @Nullable Object value(CellReader reader, String instead) {
    return read(reader, instead);
  }

  Map<String, String> details(List<CellReader> readers) {
    Map<String, String> details = new TreeMap<>();
    for (CellReader reader : readers) {
      if (read(reader, row.cell(reader.index())) instanceof String text) {
        details.put(reader.column(), text);
      }
    }
    return details;
  }

  String cell(CellReader reader) {
    return row.cell(reader.index());
  }

  void refuse(String reason, CellReader reader) {
    if (fault == null) {
      fault = Rejection.own(reason, reader.column(), cell(reader));
    }
  }

  @Nullable Rejection fault() {
    return fault;
  }

  List<Note> notes() {
    return notes;
  }

  private @Nullable Object read(CellReader reader, String cell) {
    if (!row.isSound() && refusedByFile(reader)) {
      return null;
    }
    return switch (reader.read(cell)) {
      case Read.Nothing<?> _ -> null;
      case Read.Refused<?>(var code, _) -> {
        if (fault == null) {
          fault = new Rejection(code, reader.column(), cell);
        }
        yield null;
      }
      case Read.Value<?>(var value, var rules) -> {
        for (String rule : rules) {
          note(new Note(reader.column(), cell, Shown.text(value), rule));
        }
        yield value;
      }
    };
  }

  private boolean refusedByFile(CellReader reader) {
    for (Fault found : row.faults()) {
      if (found.column() == reader.index()) {
        if (fault == null) {
          fault = new Rejection(found.code(), reader.column(), row.cell(reader.index()));
        }
        return true;
      }
    }
    return false;
  }

  /** One column read as two types is still one change. */
  private void note(Note note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }
}
