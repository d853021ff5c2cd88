package io.kesher.api;

/**
 * The version that a caller has read and now wants to change, from the header {@code If-Match}. A
 * controller method that has one as an argument is refused without it (428).
 */
public record IfMatch(int version) {

  /** The tag of a version, as it stands in {@code ETag}. */
  public static String tag(int version) {
    return "\"" + version + "\"";
  }
}
