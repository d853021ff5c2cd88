package io.kesher.importing;

import io.kesher.values.Folded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What offices call their columns, in Hebrew and English, and which columns are better left out.
 */
@Component
final class ColumnNames {
  private record Content(
      Map<String, List<String>> fields,
      @com.fasterxml.jackson.annotation.JsonProperty("protected") List<String> shielded,
      List<String> freeText,
      Map<String, List<String>> kinds) {}

  private final Map<String, String> fields = new HashMap<>();
  private final Set<String> shielded;
  private final Set<String> freeText;
  private final Map<String, String> kinds = new HashMap<>();

  ColumnNames(JsonMapper json) {
    Content content = read(json);
    content.fields.forEach((field, names) -> names.forEach(name -> fields.put(key(name), field)));
    shielded = keys(content.shielded);
    freeText = keys(content.freeText);
    content.kinds.forEach((kind, words) -> words.forEach(word -> kinds.put(word, kind)));
  }

  private static Content read(JsonMapper json) {
    try (var in = new ClassPathResource("importing/column-names.json").getInputStream()) {
      return json.readValue(in, Content.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The field, as {@code target.field}, that a column of this name holds. */
  @Nullable String field(String column) {
    return fields.get(key(column));
  }

  /** The field of the longest known name that the column's name contains as words. */
  @Nullable String fieldWithin(String column) {
    String padded = " " + key(column) + " ";
    return fields.keySet().stream()
        .filter(name -> name.length() > 2 && padded.contains(" " + name + " "))
        .max(java.util.Comparator.comparingInt(String::length).thenComparing(name -> name))
        .map(fields::get)
        .orElse(null);
  }

  boolean isShielded(String column) {
    return shielded.contains(key(column));
  }

  boolean isFreeText(String column) {
    return freeText.contains(key(column));
  }

  /** Words for the kind of a customer, and the kind that each means. */
  Map<String, String> kinds() {
    return Map.copyOf(kinds);
  }

  private static Set<String> keys(List<String> names) {
    return names.stream().map(ColumnNames::key).collect(Collectors.toUnmodifiableSet());
  }

  /** A name as it is compared. */
  static String key(String name) {
    return Folded.of(name.replace('_', ' ')).text().replaceAll("[.'\":*()-]", "").strip();
  }
}
