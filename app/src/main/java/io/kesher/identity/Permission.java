package io.kesher.identity;

import java.util.regex.Pattern;

/**
 * Something that one may be allowed to do, written {@code customers:see}.
 *
 * @param subject what it is about; a plural noun
 */
public record Permission(String subject, Verb verb) implements Comparable<Permission> {
  private static final Pattern WRITTEN =
      Pattern.compile("([a-z-]+):(see|create|change|delete|export|manage)");

  /**
   * @throws IllegalArgumentException where this is no permission at all; whether any module knows
   *     it is another question ({@link KnownPermissions})
   */
  public static Permission of(String written) {
    var parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a permission: " + written);
    }
    return new Permission(parts.group(1), Verb.of(parts.group(2)));
  }

  @Override
  public int compareTo(Permission other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return subject + ":" + verb;
  }
}
