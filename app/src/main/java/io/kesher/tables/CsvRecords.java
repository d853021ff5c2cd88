package io.kesher.tables;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits text into records and cells as RFC 4180 says, with what real files need beyond it.
 *
 * <p>Why not a library: FastCSV, the fastest one, ends an unclosed quote silently at the end of the
 * file, so everything after a stray quote would become one cell of one row. Here the place where a
 * quote was opened is known to the end:
 *
 * <ul>
 *   <li>A quote opens a cell only as its first character; elsewhere it is text ({@code צה"ל}).
 *   <li>Text behind the closing quote is a fault of that row, and the cell is kept as written.
 *   <li>If such a cell runs over several lines, its first quote was a stray one: reading goes back
 *       to it and takes it as text, so that the lines in between are rows again. A quote is gone
 *       back to once and the search ends at the next quote, so the work stays linear.
 *   <li>A quote that nothing closes refuses the file and names the row where it was opened.
 * </ul>
 *
 * <p>A cell always lies whole in the buffer, which grows up to the cell limit and no further.
 */
final class CsvRecords implements Records {
  /** Stands for bytes that the charset does not know: no text may hold this code point. */
  static final char UNDECODABLE = '\uFFFF';

  private static final int END = -1;

  private final Reader reader;
  private final char delimiter;
  private final Limits limits;
  private char[] buffer = new char[1 << 16];
  private int position;
  private int end;
  private int start;
  private boolean exhausted;
  private long line = 1;
  private long record;
  private int expectedCells = 8;
  private @Nullable String fault;

  CsvRecords(Reader reader, char delimiter, Limits limits) throws IOException {
    this.reader = reader;
    this.delimiter = delimiter;
    this.limits = limits;
    skipByteOrderMark();
    skipSeparatorLine();
  }

  /** The delimiter that a first line like {@code sep=;} names, or null. */
  static @Nullable String separatorLine(String head) {
    var text = head.startsWith("\uFEFF") ? head.substring(1) : head;
    var plain = text.startsWith("\"") ? text.substring(1) : text;
    return plain.length() > 5
            && plain.regionMatches(true, 0, "sep=", 0, 4)
            && (isLineEnd(plain.charAt(5)) || plain.charAt(5) == '"')
        ? plain.substring(4, 5)
        : null;
  }

  @Override
  public @Nullable RawRecord next() throws IOException {
    start = position;
    if (peek() == END) {
      return null;
    }
    record++;
    long firstLine = line;
    var cells = new ArrayList<String>(expectedCells);
    List<Fault> faults = List.of();
    long characters = 0;
    do {
      if (cells.size() == limits.columns()) {
        throw new TableException("tables.refused.too-many-columns", limits.columns(), firstLine);
      }
      var cell = cell();
      characters += cell.length();
      if (characters > limits.rowCharacters()) {
        throw new TableException("tables.refused.row-too-long", limits.rowCharacters(), firstLine);
      }
      if (fault != null) {
        faults = with(faults, new Fault(fault, cells.size(), cell));
      }
      if (cell.indexOf(UNDECODABLE) >= 0) {
        cell = cell.replace(UNDECODABLE, '\uFFFD');
        faults = with(faults, new Fault("tables.row.undecodable", cells.size(), cell));
      }
      cells.add(cell);
    } while (passesDelimiter());
    expectedCells = cells.size();
    return new RawRecord(firstLine, cells, faults);
  }

  /**
   * The cell at the position; afterwards the position is on the delimiter or line end behind it.
   */
  private String cell() throws IOException {
    fault = null;
    start = position;
    if (peek() == '"') {
      return quoted();
    }
    passPlain();
    return taken(0, position - start);
  }

  private String quoted() throws IOException {
    long quoteLine = line;
    position++;
    boolean doubled = false;
    while (true) {
      passUntilQuote(quoteLine);
      position++;
      if (peek() != '"') {
        break;
      }
      position++;
      doubled = true;
    }
    int closed = position - start;
    while (delimiter != ' ' && peek() == ' ') {
      position++;
    }
    if (isAtCellEnd()) {
      var text = taken(1, closed - 1);
      return doubled ? text.replace("\"\"", "\"") : text;
    }
    fault = "tables.row.text-after-quote";
    if (line != quoteLine) {
      fault = "tables.row.stray-quote";
      line = quoteLine;
      position = start;
    }
    passPlain();
    return taken(0, position - start);
  }

  private void passUntilQuote(long quoteLine) throws IOException {
    while (true) {
      while (position < end) {
        char c = buffer[position];
        if (c == '"') {
          return;
        }
        if (c == '\n' || (c == '\r' && !isFollowedByLineFeed())) {
          line++;
        }
        position++;
      }
      if (!fill()) {
        throw new TableException("tables.refused.unclosed-quote", record, quoteLine);
      }
    }
  }

  private boolean isFollowedByLineFeed() throws IOException {
    if (position + 1 == end && !fill()) {
      return false;
    }
    return buffer[position + 1] == '\n';
  }

  private void passPlain() throws IOException {
    do {
      int p = position;
      while (p < end) {
        char c = buffer[p];
        if (c == delimiter || c == '\n' || c == '\r') {
          position = p;
          return;
        }
        p++;
      }
      position = p;
    } while (fill());
  }

  private String taken(int from, int to) {
    if (to - from > limits.cellCharacters()) {
      throw tooLong();
    }
    return from == to ? "" : new String(buffer, start + from, to - from);
  }

  private boolean isAtCellEnd() throws IOException {
    int c = peek();
    return c == END || c == delimiter || c == '\n' || c == '\r';
  }

  /** Goes behind what ends the cell; whether another cell of the record follows. */
  private boolean passesDelimiter() throws IOException {
    start = position;
    int c = peek();
    if (c == END) {
      return false;
    }
    position++;
    if (c == delimiter) {
      return true;
    }
    if (c == '\r' && peek() == '\n') {
      position++;
    }
    line++;
    return false;
  }

  private int peek() throws IOException {
    return position < end || fill() ? buffer[position] : END;
  }

  /** Reads on behind what is needed of the buffer, which begins at {@code start}. */
  private boolean fill() throws IOException {
    if (exhausted) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      position -= start;
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      if (end > 2 * limits.cellCharacters()) {
        throw tooLong();
      }
      buffer = Arrays.copyOf(buffer, 2 * end);
    }
    int count = reader.read(buffer, end, buffer.length - end);
    exhausted = count < 0;
    end += Math.max(0, count);
    return count > 0;
  }

  private TableException tooLong() {
    return new TableException(
        "tables.refused.cell-too-long", limits.cellCharacters(), Math.max(record, 1));
  }

  private void skipByteOrderMark() throws IOException {
    if (peek() == '\uFEFF') {
      position++;
    }
  }

  private void skipSeparatorLine() throws IOException {
    start = position;
    while (end - position < 16 && fill()) {
      // until a whole "sep=;" line is in the buffer, or the file is shorter
    }
    if (separatorLine(new String(buffer, position, Math.min(16, end - position))) != null) {
      int c = peek();
      while (c != END && c != '\n' && c != '\r') {
        position++;
        c = peek();
      }
      passesDelimiter();
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static List<Fault> with(List<Fault> faults, Fault fault) {
    var more = new ArrayList<>(faults);
    more.add(fault);
    return more;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
