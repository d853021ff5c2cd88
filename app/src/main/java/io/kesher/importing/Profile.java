package io.kesher.importing;

import java.util.List;

/**
 * A mapping kept for files of one kind.
 *
 * @param id number of a saved one, name of one that ships with the product
 * @param name as the office calls it; of a shipped one the message {@code importing.profile.<id>}
 *     says it
 * @param header columns whose presence chooses it by itself
 */
public record Profile(
    String id, String name, boolean shipped, List<String> header, Mapping mapping) {
  public Profile {
    header = List.copyOf(header);
  }

  boolean fits(List<String> columns) {
    return !header.isEmpty() && columns.containsAll(header);
  }
}
