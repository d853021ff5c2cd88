package io.kesher.web;

import io.kesher.values.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines as people type them. */
public final class TypedText {
  private TypedText() {}

  /** Without what nobody sees at its ends; its lines as they were typed. */
  public static String of(
      String field, @Nullable String typed, boolean needed, int longest, List<FieldFault> faults) {
    var text =
        typed == null ? "" : VisibleText.strip(typed.replace("\r\n", "\n").replace('\r', '\n'));
    if (needed && text.isEmpty()) {
      faults.add(FieldFault.of(field, "web.field.required"));
    }
    if (text.codePoints().anyMatch(TypedText::strange)) {
      faults.add(FieldFault.of(field, "web.problem.character"));
    }
    if (text.codePointCount(0, text.length()) > longest) {
      faults.add(FieldFault.of(field, "web.field.too-long", longest));
    }
    return text;
  }

  /** The same of a title: one line. */
  public static String line(
      String field, @Nullable String typed, boolean needed, int longest, List<FieldFault> faults) {
    return of(field, typed, needed, longest, faults).replace('\n', ' ');
  }

  private static boolean strange(int point) {
    return point != '\n' && point != '\t' && Character.isISOControl(point)
        || Character.getType(point) == Character.SURROGATE;
  }
}
