package io.kesher.api;

import io.kesher.web.Refusal;
import io.kesher.web.StrictJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes by JSON merge patch (RFC 7396): members that are sent are set, {@code null} clears, the
 * rest stays. The outcome is read as strictly as any body, so a member that is nobody's to set is
 * refused by its name.
 */
@Component
public final class MergePatch {
  /** The media type of such a body; plain JSON is taken as well. */
  public static final String TYPE = "application/merge-patch+json";

  private final StrictJson json;

  MergePatch(StrictJson json) {
    this.json = json;
  }

  /**
   * @param now what the caller may set of a record, as it stands
   * @throws Refusal 400 where the outcome is no such record
   */
  public <T extends Record> T apply(T now, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.json");
    }
    @SuppressWarnings("unchecked") // the class of a record is that of its value
    var type = (Class<T>) now.getClass();
    return json.read(merged(json.tree(now), changes), type);
  }

  private static ObjectNode merged(@Nullable JsonNode target, ObjectNode patch) {
    var result = target instanceof ObjectNode object ? object.deepCopy() : patch.objectNode();
    patch
        .properties()
        .forEach(change -> {
          if (change.getValue().isNull()) {
            result.remove(change.getKey());
            if (!present(target, change.getKey())) {
              result.putNull(change.getKey()); // an unknown name is refused, even to be cleared
            }
          } else if (change.getValue() instanceof ObjectNode inner) {
            result.set(change.getKey(), merged(result.get(change.getKey()), inner));
          } else {
            result.set(change.getKey(), change.getValue());
          }
        });
    return result;
  }

  private static boolean present(@Nullable JsonNode target, String name) {
    return target != null && target.has(name);
  }
}
