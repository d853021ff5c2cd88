package io.kesher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the demo office keeps its passphrase: a file beside the data that nobody but the account of
 * the program may read.
 */
@Component
final class SignInFile {
  private static final String PASSPHRASE = "passphrase: ";

  private final Path path;

  SignInFile(@Value("${KESHER_DATA:data}") Path data) {
    this.path = data.toAbsolutePath().normalize().resolve("sign-in.txt");
  }

  Path path() {
    return path;
  }

  Optional<String> passphrase() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(PASSPHRASE))
          .map(line -> line.substring(PASSPHRASE.length()).strip())
          .findFirst();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Writes the whole file or nothing. A temporary file is its owner's alone from the start. */
  void write(String email, String passphrase) {
    try {
      Files.createDirectories(path.getParent());
      Path part = Files.createTempFile(path.getParent(), "sign-in", ".part");
      Files.writeString(part, "e-mail:     " + email + "\n" + PASSPHRASE + passphrase + "\n");
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
