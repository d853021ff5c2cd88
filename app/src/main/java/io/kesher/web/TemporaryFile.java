package io.kesher.web;

import io.kesher.values.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;

/**
 * What somebody sends, as a private file that is gone when it is closed: memory does not grow with
 * it, and no connection to the database waits for somebody's line.
 *
 * @param sha256 of all its bytes
 */
public record TemporaryFile(Path path, long bytes, byte[] sha256) implements AutoCloseable {
  /**
   * @param most bytes; what is longer is not read to its end
   * @param tooLarge what is said then, of as many megabytes as there may be
   */
  public static TemporaryFile of(InputStream body, long most, LongFunction<Refusal> tooLarge)
      throws IOException {
    var path = Files.createTempFile("kesher-", null);
    try {
      var digest = Sha256.digest();
      byte[] buffer = new byte[1 << 16];
      long bytes = 0;
      try (var out = Files.newOutputStream(path)) {
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
          bytes += read;
          if (bytes > most) {
            throw tooLarge.apply(most >> 20);
          }
          digest.update(buffer, 0, read);
          out.write(buffer, 0, read);
        }
      }
      return new TemporaryFile(path, bytes, digest.digest());
    } catch (IOException | RuntimeException failed) {
      Files.delete(path);
      throw failed;
    }
  }

  @Override
  public void close() throws IOException {
    Files.delete(path);
  }
}
