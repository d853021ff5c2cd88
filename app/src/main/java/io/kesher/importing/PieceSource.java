package io.kesher.importing;

import static io.kesher.db.importing.Tables.PIECE;

import io.kesher.tables.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** An imported file as it lies in the database, read piece by piece. */
record PieceSource(DSLContext database, long importId, String name, long size) implements Source {
  static final int PIECE_BYTES = 1 << 20;

  @Override
  public InputStream open() {
    return new SequenceInputStream(new Pieces());
  }

  /** Writes the file into the database, in the current transaction. */
  static void store(DSLContext database, long importId, InputStream file) throws IOException {
    int number = 0;
    for (byte[] bytes = file.readNBytes(PIECE_BYTES);
        bytes.length > 0;
        bytes = file.readNBytes(PIECE_BYTES)) {
      database
          .insertInto(PIECE, PIECE.IMPORT_ID, PIECE.NUMBER, PIECE.BYTES)
          .values(importId, number++, bytes)
          .execute();
    }
  }

  private final class Pieces implements Enumeration<InputStream> {
    private int number;
    private byte @Nullable [] next = fetch();

    @Override
    public boolean hasMoreElements() {
      return next != null;
    }

    @Override
    public InputStream nextElement() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      InputStream piece = new ByteArrayInputStream(next);
      next = fetch();
      return piece;
    }

    private byte @Nullable [] fetch() {
      return database
          .select(PIECE.BYTES)
          .from(PIECE)
          .where(PIECE.IMPORT_ID.eq(importId), PIECE.NUMBER.eq(number++))
          .fetchOptional(PIECE.BYTES)
          .orElse(null);
    }
  }
}
