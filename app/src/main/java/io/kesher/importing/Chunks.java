package io.kesher.importing;

import io.kesher.tables.Limits;
import io.kesher.tables.RowReader;
import io.kesher.tables.Source;
import io.kesher.tables.SourceRow;
import io.kesher.tables.TableFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file in chunks. A thread of its own reads and parses the next one while the
 * database takes the last: two are held at a time, however long the file is.
 */
final class Chunks implements AutoCloseable {
  /** Rows in a chunk: more makes progress jerky, fewer costs a commit too often. */
  static final int ROWS = 10_000;

  /** The first chunks are smaller, so that progress shows at once; each is twice the one before. */
  static final int FIRST_ROWS = 1_000;

  /** Wide rows make a smaller chunk: about this many bytes. */
  private static final int WEIGHT = 32 << 20;

  private sealed interface Parcel {
    record Rows(List<ParsedRow> rows) implements Parcel {}

    record End() implements Parcel {}

    record Broken(Throwable fault) implements Parcel {}
  }

  private final BlockingQueue<Parcel> queue = new SynchronousQueue<>();
  private final Source source;
  private final TableFormat format;
  private final RowParser parser;
  private final long after;
  private final Thread reader;

  /**
   * @param after number of the last row that needs no reading
   */
  Chunks(Source source, TableFormat format, RowParser parser, long after) {
    this.source = source;
    this.format = format;
    this.parser = parser;
    this.after = after;
    this.reader = Thread.ofPlatform().name("import-reader").daemon().start(this::read);
  }

  /** The next rows, or null after the last ones. */
  @Nullable List<ParsedRow> next() throws InterruptedException {
    return switch (queue.take()) {
      case Parcel.Rows(var rows) -> rows;
      case Parcel.End _ -> null;
      case Parcel.Broken(RuntimeException fault) -> throw fault;
      case Parcel.Broken(var fault) -> throw new IllegalStateException(fault);
    };
  }

  @Override
  public void close() {
    reader.interrupt();
  }

  private void read() {
    try {
      pass(readAll());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody wants the rest
    }
  }

  private Parcel readAll() throws InterruptedException {
    try (RowReader rows = RowReader.open(source, format, Limits.standard())) {
      List<ParsedRow> chunk = new ArrayList<>(ROWS);
      int weight = 0;
      int most = FIRST_ROWS;
      for (SourceRow row = rows.next(); row != null; row = rows.next()) {
        if (row.number() <= after) {
          continue;
        }
        ParsedRow parsed = parser.parse(row);
        chunk.add(parsed);
        weight += parsed.weight();
        if (chunk.size() == most || weight > WEIGHT) {
          pass(new Parcel.Rows(chunk));
          chunk = new ArrayList<>(ROWS);
          weight = 0;
          most = Math.min(ROWS, most * 2);
        }
      }
      if (!chunk.isEmpty()) {
        pass(new Parcel.Rows(chunk));
      }
      return new Parcel.End();
    } catch (IOException fault) {
      return new Parcel.Broken(new UncheckedIOException(fault));
    } catch (RuntimeException | Error fault) {
      return new Parcel.Broken(fault);
    }
  }

  private void pass(Parcel parcel) throws InterruptedException {
    queue.put(parcel);
  }
}
