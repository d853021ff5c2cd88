package io.kesher.importing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes many rows into a table by PostgreSQL's COPY, on the connection of the current transaction.
 * Several times as fast as inserting, and flat in memory.
 */
public final class Copy {
  private static final int BUFFER = 1 << 16;

  private Copy() {}

  /** Writes one row after another. */
  @FunctionalInterface
  public interface Rows {
    void writeTo(Line line);
  }

  /** How many rows came in. */
  public static long into(
      DSLContext database, Table<?> table, List<? extends Field<?>> columns, Rows rows) {
    return database.connectionResult(connection -> {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(statement(database, table, columns));
      try {
        Line line = new Line(copy);
        rows.writeTo(line);
        line.flush();
        return copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    });
  }

  private static String statement(
      DSLContext database, Table<?> table, List<? extends Field<?>> columns) {
    var names = columns.stream().map(column -> "\"" + column.getName() + "\"").toList();
    return "copy " + database.render(table) + " (" + String.join(", ", names) + ") from stdin";
  }

  /** The row being written: its values in the order of the columns, then {@link #end}. */
  public static final class Line {
    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(BUFFER + 4096);
    private boolean first = true;

    private Line(CopyIn copy) {
      this.copy = copy;
    }

    public Line add(@Nullable Object value) {
      separate();
      switch (value) {
        case null -> text.append("\\N");
        case BigDecimal decimal -> text.append(decimal.toPlainString());
        case Number number -> text.append(number);
        case Boolean bool -> text.append(bool ? 't' : 'f');
        default -> escape(value.toString());
      }
      return this;
    }

    /** An array of text. */
    public Line addAll(List<String> values) {
      separate();
      StringBuilder array = new StringBuilder("{");
      for (String value : values) {
        array.append(array.length() > 1 ? ",\"" : "\"");
        array.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      }
      escape(array.append('}').toString());
      return this;
    }

    public void end() {
      text.append('\n');
      first = true;
      if (text.length() >= BUFFER) {
        flush();
      }
    }

    private void separate() {
      if (!first) {
        text.append('\t');
      }
      first = false;
    }

    private void escape(String value) {
      for (int i = 0; i < value.length(); i++) {
        char character = value.charAt(i);
        switch (character) {
          case '\\' -> text.append("\\\\");
          case '\t' -> text.append("\\t");
          case '\n' -> text.append("\\n");
          case '\r' -> text.append("\\r");
          default -> text.append(character);
        }
      }
    }

    private void flush() {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      text.setLength(0);
      try {
        copy.writeToCopy(bytes, 0, bytes.length);
      } catch (SQLException fault) {
        throw new DataAccessException("COPY was refused", fault);
      }
    }
  }
}
