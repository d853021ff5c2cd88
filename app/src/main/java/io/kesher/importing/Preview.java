package io.kesher.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one sample row would become.
 *
 * @param place of the row among the samples, from 0
 * @param of how many samples there are
 * @param refused why it would be refused
 * @param leftOut columns that become nothing
 */
public record Preview(
    int place, int of, List<Leaf> leaves, @Nullable Rejection refused, List<String> leftOut) {

  /** One record: its values as text. */
  public record Leaf(String target, Map<ImportField, String> values) {}
}
