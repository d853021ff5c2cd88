package io.kesher.cases.web;

import io.kesher.cases.CaseSearch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the list of cases is asked for. It lives in the address, to be kept, sent and gone back to.
 *
 * @param asked the address, by the names of its parameters
 */
public record CasesQuery(CaseSearch search, Map<String, String> asked) {
  public boolean isFiltered() {
    return asked.keySet().stream().anyMatch(name -> !name.equals("state"));
  }

  public String path() {
    return path(asked);
  }

  /** The address of the same list but for this. */
  public String with(String name, @Nullable Object value) {
    var other = new LinkedHashMap<>(asked);
    if (value == null) {
      other.remove(name);
    } else {
      other.put(name, value.toString());
    }
    return path(other);
  }

  public String plain() {
    return path(
        asked.entrySet().stream()
            .filter(each -> each.getKey().equals("state"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static String path(Map<String, String> asked) {
    return asked.isEmpty()
        ? "/cases"
        : asked.entrySet().stream()
            .map(each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "/cases?", ""));
  }
}
