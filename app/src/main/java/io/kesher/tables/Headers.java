package io.kesher.tables;

import io.kesher.values.VisibleText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Names of columns that can be told apart: a mapping is stored by name. */
final class Headers {
  private Headers() {}

  /** The names without invisible ends; empty ones by position, repeated ones with a number. */
  static List<String> distinct(List<String> names) {
    var distinct = new ArrayList<String>(names.size());
    var taken = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      var visible = VisibleText.strip(names.get(i)).replaceAll("\\s+", " ");
      var wanted = visible.isEmpty() ? Integer.toString(i + 1) : visible;
      var name = wanted;
      for (int n = 2; !taken.add(key(name)); n++) {
        name = wanted + " (" + n + ")";
      }
      distinct.add(name);
    }
    return List.copyOf(distinct);
  }

  static List<String> numbered(int columns) {
    return distinct(new ArrayList<>(java.util.Collections.nCopies(columns, "")));
  }

  private static String key(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT);
  }
}
