package io.kesher.importing;

import io.kesher.web.Frame;
import io.kesher.web.Language;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something of a target that a column can be mapped to.
 *
 * @param name as mappings write it, unique within the target
 * @param required a record without it is no record, and its row is rejected
 * @param key may serve to find a record that is there already
 * @param own what the office itself calls it; absent where its label is the message {@code
 *     importing.field.<target>.<name>}
 */
public record ImportField(
    String name,
    FieldType type,
    boolean required,
    boolean key,
    @Nullable Function<Language, String> own) {
  public static ImportField optional(String name, FieldType type) {
    return new ImportField(name, type, false, false, null);
  }

  public static ImportField required(String name, FieldType type) {
    return new ImportField(name, type, true, false, null);
  }

  public static ImportField key(String name, FieldType type) {
    return new ImportField(name, type, false, true, null);
  }

  /** One that the office itself has described. */
  public static ImportField own(String name, FieldType type, Function<Language, String> label) {
    return new ImportField(name, type, false, false, label);
  }

  /** What it is called in the reader's language. */
  public String label(Frame frame, String target) {
    return own == null
        ? frame.say("importing.field." + target + "." + name)
        : own.apply(frame.language());
  }

  /** Whether the office calls it so, in either language. */
  boolean isCalled(Function<String, String> folded, String name) {
    var label = own;
    return label != null
        && Arrays.stream(Language.values())
            .map(label)
            .anyMatch(each -> folded.apply(each).equals(folded.apply(name)));
  }
}
