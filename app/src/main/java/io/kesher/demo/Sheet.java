package io.kesher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A list of words that ships with the program: lines of cells between bars. */
record Sheet(List<List<String>> lines) {

  static Sheet named(String name) {
    try (InputStream file =
        Objects.requireNonNull(Sheet.class.getResourceAsStream("/demo/" + name), name)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Sheet(
          text.lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(line -> split(line, "\\|"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words in the second cell of the line that begins so. */
  List<String> words(String first) {
    return lines.stream()
        .filter(line -> line.getFirst().equals(first))
        .findFirst()
        .map(line -> split(line.get(1), ","))
        .orElseThrow(() -> new IllegalArgumentException(first));
  }

  static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator)).map(String::strip).toList();
  }
}
