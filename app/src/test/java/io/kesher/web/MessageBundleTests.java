package io.kesher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageBundleTests {
  private static final Path JAVA = Path.of("src/main/java");
  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z0-9-]+)+\\.?)\"");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
  private static final Pattern TEXT_ATTRIBUTE =
      Pattern.compile("(?:aria-label|placeholder|title|alt)=\"([^\"$]*\\p{L}[^\"$]*)\"");

  private final Messages messages = new Messages();

  MessageBundleTests() throws IOException {}

  @Test
  void saysTheSameInBothLanguages() {
    assertThat(messages.patterns(Language.HEBREW).keySet())
        .containsExactlyInAnyOrderElementsOf(messages.patterns(Language.ENGLISH).keySet());
  }

  @Test
  void saysNothingTwice() throws IOException {
    var doubled = new ArrayList<String>();
    for (var file : files(MESSAGES)) {
      var known = new HashSet<String>();
      Files.readAllLines(file).stream()
          .filter(line -> line.contains("=") && !line.startsWith("#") && !line.startsWith(" "))
          .map(line -> line.substring(0, line.indexOf('=')))
          .filter(key -> !known.add(key))
          .forEach(key -> doubled.add(file.getFileName() + ": " + key));
    }
    assertThat(doubled).isEmpty();
  }

  @Test
  void namesTheSameArgumentsInBothLanguages() {
    messages
        .patterns(Language.HEBREW)
        .forEach((key, pattern) ->
            assertThat(arguments(pattern))
                .as(key)
                .isEqualTo(arguments(messages.patterns(Language.ENGLISH).getOrDefault(key, ""))));
  }

  @Test
  void isMadeOfSoundPatternsWithoutThePlainApostrophe() {
    for (var language : Language.values()) {
      messages
          .patterns(language)
          .forEach((key, pattern) -> {
            assertThat(pattern).as(key).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat(pattern, language.locale())).as(key).isNotNull();
          });
    }
  }

  @Test
  void hasEveryKeyThatIsNamedInTemplatesAndCode() throws IOException {
    var missing = new TreeMap<String, String>();
    for (var file : files(JAVA, TEMPLATES)) {
      var literals = LITERAL.matcher(Files.readString(file));
      while (literals.find()) {
        var key = literals.group(1);
        if (belongsToABundle(key) && !known(key) && !namesField(key) && !key.endsWith(".csv")) {
          missing.put(key, file.toString());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void isTheOnlyPlaceOfText() throws IOException {
    var found = new TreeMap<String, String>();
    for (var file : files(TEMPLATES)) {
      textsOf(Files.readString(file)).forEach(text -> found.put(text, file.toString()));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void noControllerSpeaks() throws IOException {
    for (var file : files(JAVA)) {
      if (file.toString().contains("/web/")) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContainPattern("\"[^\"]*[א-ת]");
      }
    }
  }

  /** A field that a role can be kept from is named like a key; its own name is one. */
  private boolean namesField(String key) {
    return messages.patterns(Language.HEBREW).keySet().stream()
        .anyMatch(name -> name.endsWith(".permissions." + key));
  }

  private static TreeSet<String> arguments(String pattern) {
    return ARGUMENT
        .matcher(pattern)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean belongsToABundle(String literal) {
    var module = literal.substring(0, literal.indexOf('.') + 1);
    return !literal.endsWith(".csv") // the name of a file that begins as a module does
        && messages.patterns(Language.HEBREW).keySet().stream()
            .anyMatch(key -> key.startsWith(module));
  }

  /** A literal may be the beginning of keys whose end is a value. */
  private boolean known(String key) {
    return messages.knows(key)
        || key.endsWith(".")
            && messages.patterns(Language.HEBREW).keySet().stream()
                .anyMatch(other -> other.startsWith(key));
  }

  /** What is left between the tags of a template, and in the attributes that are read out. */
  private static List<String> textsOf(String template) {
    var markup =
        template
            .replaceAll("(?s)<%--.*?--%>", "")
            // a comparison in code stands between spaces, a tag's bracket does not
            .replaceAll(" [<>]=? ", " ")
            .replaceAll("(?m)^(@import|@param|!\\{).*$", "")
            .replaceAll("<(kbd|code)[^>]*>[^<]*</\\1>", "");
    var attributes = TEXT_ATTRIBUTE.matcher(markup).results().map(found -> found.group(1));
    var between =
        Pattern.compile("(?<![-=])>([^<>]*)<")
            .matcher(withoutCode(markup))
            .results()
            .map(found -> found.group(1).strip())
            .filter(text -> LETTERS.matcher(text).find());
    return Stream.concat(attributes, between).toList();
  }

  private static String withoutCode(String markup) {
    var text = markup;
    for (var depth = 0; depth < 6; depth++) {
      text = text.replaceAll("\\$\\{[^{}]*}", "").replaceAll("\\([^()<>`]*\\)", "");
    }
    return text.replaceAll("@[a-zA-Z.]+(\\([^<>`]*)?", "")
        .replaceAll("[a-zA-Z]+ = (\"[^\"]*\"|[\\w.]+|@)?", "");
  }

  private static List<Path> files(Path... folders) throws IOException {
    var files = new java.util.ArrayList<Path>();
    for (var folder : folders) {
      try (var found = Files.walk(folder)) {
        files.addAll(found.filter(Files::isRegularFile).toList());
      }
    }
    return files;
  }
}
