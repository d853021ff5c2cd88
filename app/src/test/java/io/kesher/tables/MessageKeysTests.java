package io.kesher.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageKeysTests {
  private static final Pattern KEY =
      Pattern.compile(
          "\"((?:tables|values)\\.(?:refused|warning|row|cell|rule)\\.[a-z.-]*[a-z])\"");

  @ParameterizedTest
  @CsvSource({"tables, he", "tables, en", "values, he", "values, en"})
  void saysEveryReasonInBothLanguages(String module, String language) throws IOException {
    var texts = new Properties();
    try (var in =
        MessageKeysTests.class.getResourceAsStream(
            "/messages/" + module + "_" + language + ".properties")) {
      assertThat(in).isNotNull();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    assertThat(texts.stringPropertyNames()).containsAll(keys(module));
  }

  /** All keys of the module that its sources name, in one place or another. */
  private static Set<String> keys(String module) throws IOException {
    var keys = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java/io/kesher"))) {
      files
          .filter(
              file -> file.toString().matches(".*[/\\\\](tables|values)[/\\\\][^/\\\\]+\\.java"))
          .forEach(
              file -> KEY.matcher(text(file)).results().forEach(key -> keys.add(key.group(1))));
    }
    keys.removeIf(key -> !key.startsWith(module + "."));
    assertThat(keys).hasSizeGreaterThan(15);
    return keys;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
