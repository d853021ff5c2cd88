package io.kesher.tables;

import java.util.List;

/** How looking into a file ends. */
public sealed interface Examination {

  record Readable(Detection detection) implements Examination {}

  /**
   * The file cannot be imported at all.
   *
   * @param code message key, {@code tables.refused.…}
   */
  record Refused(String code, List<String> arguments) implements Examination {
    public Refused {
      arguments = List.copyOf(arguments);
    }
  }
}
