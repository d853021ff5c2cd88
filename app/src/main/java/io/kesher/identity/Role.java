package io.kesher.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A name for what an employee may do.
 *
 * @param code of a role that ships with the product; its name is a message
 * @param name of a role of the office's own
 */
public record Role(RoleId id, @Nullable String code, @Nullable String name, boolean everything) {
  /** The codes of the roles that ship. */
  public static final String OWNER = "owner";

  public boolean ships() {
    return code != null;
  }

  /** What the API calls it: the code, or the name that the office gave. */
  public String tag() {
    return code != null ? code : Objects.requireNonNull(name);
  }
}
