package io.kesher.api;

import io.kesher.web.Refusal;
import java.util.LinkedHashMap;
import org.springframework.http.HttpStatus;

/**
 * The version that a caller has read and now wants to change, from the header {@code If-Match}. A
 * controller method that has one as an argument is refused without it (428).
 */
public record IfMatch(int version) {

  /**
   * Somebody else was faster, and nothing was written: the caller is told both sides.
   *
   * @param key of the message
   * @param theirs what stands now, in the shape of what was sent
   * @param version of theirs, to try again with
   */
  public static Refusal overtaken(String key, Object yours, Object theirs, int version) {
    var both = new LinkedHashMap<String, Object>();
    both.put("yours", yours);
    both.put("theirs", theirs);
    both.put("version", version);
    return Refusal.of(HttpStatus.CONFLICT, key).with(both);
  }

  /** The tag of a version, as it stands in {@code ETag}. */
  public static String tag(int version) {
    return "\"" + version + "\"";
  }
}
