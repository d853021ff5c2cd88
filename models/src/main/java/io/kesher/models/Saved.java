package io.kesher.models;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fitted model as JSON, and back.
 *
 * <pre>{@code {"model":"BgNbd","version":1,"content":{"r":0.2426,"alpha":4.4136, …}}}</pre>
 *
 * <p>A model is a record; {@code model} is its simple name and {@code content} its components, each
 * number with as many digits as it takes to read the same number back. Whatever is read is held to
 * be foreign: another model, another version, members that are missing, unknown or twice there, and
 * numbers that are not finite are refused by name, and the record's constructor refuses what its
 * own rules forbid.
 */
public final class Saved {
  private static final int VERSION = 1;
  private static final Set<String> MEMBERS = Set.of("model", "version", "content");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          // Only the components of a record are its content, whatever its methods are called.
          .changeDefaultVisibility(visibility ->
              visibility
                  .withFieldVisibility(Visibility.ANY)
                  .withGetterVisibility(Visibility.NONE)
                  .withIsGetterVisibility(Visibility.NONE))
          .build();

  private Saved() {}

  /**
   * Writes a model.
   *
   * @throws IllegalArgumentException if it isn't a record, or holds a number that is not finite
   */
  public static String toJson(Object model) {
    require(model.getClass().isRecord(), "a model is a record, not " + model.getClass().getName());
    JsonNode content = JSON.valueToTree(model);
    requireFinite(content, "content");
    var saved = JSON.createObjectNode();
    saved.put("model", model.getClass().getSimpleName());
    saved.put("version", VERSION);
    saved.set("content", content);
    return saved.toString();
  }

  /**
   * Reads a model of the given type.
   *
   * @throws IllegalArgumentException if the text is not such a model, saying what is wrong with it
   */
  public static <T> T fromJson(String json, Class<T> type) {
    try {
      JsonNode saved = JSON.readTree(json);
      requireEnvelope(saved, type.getSimpleName());
      JsonNode content = saved.required("content");
      requireFinite(content, "content");
      T model = JSON.treeToValue(content, type);
      // Once more, as the text "NaN" is read as a number.
      requireFinite(JSON.valueToTree(model), "content");
      return model;
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException(
          "not a saved " + type.getSimpleName() + ": " + where(unreadable), unreadable);
    }
  }

  /** What is wrong, and at which member, without the class names that such a path begins with. */
  private static String where(JacksonException unreadable) {
    String path =
        unreadable.getPath().stream()
            .map(step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : step.getPropertyName())
            .collect(Collectors.joining("."));
    return path.isEmpty()
        ? unreadable.getOriginalMessage()
        : unreadable.getOriginalMessage() + " at " + path;
  }

  private static void requireEnvelope(JsonNode saved, String name) {
    require(saved.isObject(), "a saved model is a JSON object");
    for (String member : saved.propertyNames()) {
      require(MEMBERS.contains(member), "unknown member " + member);
    }
    for (String member : MEMBERS) {
      require(saved.has(member), "member " + member + " is missing");
    }
    JsonNode model = saved.required("model");
    require(
        model.isString() && model.stringValue().equals(name), "model " + model + " is not " + name);
    JsonNode version = saved.required("version");
    require(
        version.isInt() && version.intValue() == VERSION,
        "version " + version + " of " + name + " is unknown, " + VERSION + " is known");
  }

  private static void requireFinite(JsonNode node, String path) {
    if (node.isNumber()) {
      require(Double.isFinite(node.doubleValue()), path + " is not finite");
    } else if (node.isObject()) {
      node.properties()
          .forEach(member -> requireFinite(member.getValue(), path + "." + member.getKey()));
    } else {
      for (int i = 0; i < node.size(); i++) {
        requireFinite(node.get(i), path + "[" + i + "]");
      }
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
