package io.kesher.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All that the product says. Each module brings its own pair of files, {@code
 * messages/<module>_he.properties} and {@code messages/<module>_en.properties}; keys begin with the
 * module's name, so the files never meet.
 *
 * <p>Texts are {@link MessageFormat} patterns: counted things use {@code
 * {0,choice,0#…|1#…|2#…|3#…}}, which also holds the Hebrew dual. An apostrophe is the typographic
 * one (’ or ׳), since the plain one is the pattern's own sign.
 */
@Component
public final class Messages {
  private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);
  private final Map<Pattern, MessageFormat> formats = new ConcurrentHashMap<>();

  private record Pattern(Language language, String text) {}

  Messages() throws IOException {
    for (var language : Language.values()) {
      patterns.put(language, read(language));
    }
  }

  /** The text of a key, or the key itself where there is none (a test keeps that from shipping). */
  public String say(Language language, String key, Object... arguments) {
    var pattern = patterns(language).getOrDefault(key, key);
    return arguments.length == 0 && pattern.indexOf('{') < 0
        ? pattern
        : format(language, pattern).format(arguments);
  }

  /** A copy of its own for whoever formats: to read a pattern anew each time takes far longer. */
  private MessageFormat format(Language language, String pattern) {
    return (MessageFormat)
        formats
            .computeIfAbsent(
                new Pattern(language, pattern),
                each -> new MessageFormat(each.text(), each.language().locale()))
            .clone();
  }

  public boolean knows(String key) {
    return patterns(Language.HEBREW).containsKey(key);
  }

  Map<String, String> patterns(Language language) {
    return patterns.getOrDefault(language, Map.of());
  }

  private static Map<String, String> read(Language language) throws IOException {
    var all = new HashMap<String, String>();
    var place = "classpath*:messages/*_" + language.tag() + ".properties";
    for (var file : new PathMatchingResourcePatternResolver().getResources(place)) {
      read(file).forEach((key, text) -> all.put((String) key, (String) text));
    }
    return Map.copyOf(all);
  }

  private static Properties read(Resource file) throws IOException {
    var texts = new Properties();
    try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
