package io.kesher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The style sheets of the modules are sent together: what one says must not befall another. */
class StyleSheetsTests {
  private static final Pattern CLASS_BY_ITSELF =
      Pattern.compile("(?m)^\\s*\\.([a-z][\\w-]*)(?=[^{}]*\\{)(?=\\s*[{,])");

  @Test
  void noTwoModulesShapeTheSameClass() throws IOException {
    var shapedBy = new TreeMap<String, TreeSet<String>>();
    try (var sheets = Files.list(Path.of("src/main/resources/static/css/modules"))) {
      for (var sheet : sheets.toList()) {
        var found = CLASS_BY_ITSELF.matcher(Files.readString(sheet));
        while (found.find()) {
          shapedBy
              .computeIfAbsent(found.group(1), name -> new TreeSet<>())
              .add(sheet.getFileName().toString());
        }
      }
    }
    assertThat(shapedBy).containsKeys("choose", "picker", "pick");
    assertThat(shapedBy.entrySet()).filteredOn(each -> each.getValue().size() > 1).isEmpty();
  }
}
