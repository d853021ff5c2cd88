package io.kesher.identity;

import java.util.Locale;

/**
 * What a role may do with one field.
 *
 * @param exported whether it may leave in a file; what is hidden never does
 */
public record FieldRule(Access access, boolean exported) {
  public static final FieldRule OPEN = new FieldRule(Access.WRITE, true);

  public FieldRule {
    if (exported && access == Access.HIDDEN) {
      throw new IllegalArgumentException("A hidden field is not exported");
    }
  }

  /** Each includes the one before it. */
  public enum Access {
    HIDDEN,
    READ,
    WRITE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Access of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  boolean covers(FieldRule other) {
    return access.compareTo(other.access) >= 0 && (exported || !other.exported);
  }
}
