package io.kesher.models.buying;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/**
 * The 1/10 sample of CDNOW (Fader and Hardie): 2,357 customers who first bought in early 1997,
 * until mid 1998. The published file where it lies beside the project, and always its first 300
 * customers.
 */
final class Cdnow {
  static final LocalDate CALIBRATION = LocalDate.of(1997, 9, 30);
  static final LocalDate END = LocalDate.of(1998, 6, 30);

  private static final Path PUBLISHED = Path.of("../../shared/data/cdnow_sample.txt");
  private static final Path SAMPLE =
      Path.of("src/test/resources/io/kesher/models/buying/cdnow.txt");

  private Cdnow() {}

  static boolean isWhole() {
    return Files.exists(PUBLISHED);
  }

  /** All customers, or those there are. */
  static Ledger ledger() {
    return read(isWhole() ? PUBLISHED : SAMPLE);
  }

  /** The first 300 customers. */
  static Ledger sample() {
    return read(SAMPLE);
  }

  private static Ledger read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return Ledger.of(lines.map(Cdnow::purchase));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Purchase purchase(String line) {
    String[] fields = line.strip().split(" +");
    return new Purchase(
        Long.parseLong(fields[1]),
        LocalDate.parse(fields[2], DateTimeFormatter.BASIC_ISO_DATE),
        Double.parseDouble(fields[4]));
  }
}
