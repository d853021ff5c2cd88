package io.kesher.files;

import static io.kesher.db.files.Tables.PIECE;

import io.kesher.db.files.Routines;
import io.kesher.values.Sha256;
import io.kesher.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The bytes of files, in pieces of a megabyte, so that neither direction needs more memory than
 * one. Each piece has its own digest: the database compares before a byte is handed out, and what
 * is not as it was taken in is never passed off as the file.
 */
@Component
public class FileContent {
  static final int PIECE_BYTES = 1 << 20;

  private final DSLContext database;

  FileContent(DSLContext database) {
    this.database = database;
  }

  /** Part of a file: from one byte to another, both included. */
  public record Part(long first, long last) {
    public long bytes() {
      return last - first + 1;
    }
  }

  public static Part whole(KeptFile file) {
    return new Part(0, file.bytes() - 1);
  }

  /**
   * Writes the file into the database, in the current transaction.
   *
   * @param bytes as many as the file has
   */
  void store(long file, InputStream bytes) throws IOException {
    int number = 0;
    for (byte[] piece = bytes.readNBytes(PIECE_BYTES);
        piece.length > 0;
        piece = bytes.readNBytes(PIECE_BYTES)) {
      database
          .insertInto(PIECE, PIECE.FILE_ID, PIECE.NUMBER, PIECE.BYTES, PIECE.SHA256)
          .values(file, number++, piece, Sha256.of(piece))
          .execute();
    }
  }

  /**
   * @throws Refusal 410 where pieces are missing or not as they were
   */
  public void expectSound(KeptFile file, Part part) {
    if (!sound(file, part)) {
      throw Refusal.of(HttpStatus.GONE, "files.refusal.damaged", file.name().value());
    }
  }

  /** Whether all of it is there as it was taken in. */
  public boolean isSound(KeptFile file) {
    return sound(file, whole(file));
  }

  private boolean sound(KeptFile file, Part part) {
    return Boolean.TRUE.equals(
        Routines.sound(
            database.configuration(),
            file.id(),
            file.bytes(),
            number(part.first()),
            number(part.last())));
  }

  /** Hands out a part of a file, piece by piece. */
  public void write(KeptFile file, Part part, OutputStream out) throws IOException {
    for (int number = number(part.first()); number <= number(part.last()); number++) {
      var piece = piece(file, number);
      long begin = (long) number * PIECE_BYTES;
      int from = (int) Math.max(0, part.first() - begin);
      int to = (int) Math.min(piece.length, part.last() - begin + 1);
      out.write(piece, from, to - from);
    }
  }

  /** An end in the middle is all that a browser can be told once it reads. */
  private byte[] piece(KeptFile file, int number) throws IOException {
    var row =
        database
            .select(PIECE.BYTES, PIECE.SHA256)
            .from(PIECE)
            .where(PIECE.FILE_ID.eq(file.id()), PIECE.NUMBER.eq(number))
            .fetchOptional()
            .orElseThrow(() -> new IOException("piece " + number + " is missing: " + file.id()));
    if (!Arrays.equals(Sha256.of(row.value1()), row.value2())) {
      throw new IOException("piece " + number + " is damaged: " + file.id());
    }
    return row.value1();
  }

  private static int number(long at) {
    return (int) (at / PIECE_BYTES);
  }
}
