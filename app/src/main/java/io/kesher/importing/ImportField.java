package io.kesher.importing;

/**
 * Something of a target that a column can be mapped to.
 *
 * @param name as mappings write it, unique within the target; its label is the message {@code
 *     importing.field.<target>.<name>}
 * @param required a record without it is no record, and its row is rejected
 * @param key may serve to find a record that is there already
 */
public record ImportField(String name, FieldType type, boolean required, boolean key) {
  public static ImportField optional(String name, FieldType type) {
    return new ImportField(name, type, false, false);
  }

  public static ImportField required(String name, FieldType type) {
    return new ImportField(name, type, true, false);
  }

  public static ImportField key(String name, FieldType type) {
    return new ImportField(name, type, false, true);
  }
}
