package io.kesher.interactions;

import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that people type. */
final class Wording {
  private Wording() {}

  /** Without what nobody sees at its ends; its lines as they were typed. */
  static String of(
      String field, @Nullable String typed, boolean needed, int longest, List<FieldFault> faults) {
    var text =
        typed == null ? "" : VisibleText.strip(typed.replace("\r\n", "\n").replace('\r', '\n'));
    if (needed && text.isEmpty()) {
      faults.add(FieldFault.of(field, "web.field.required"));
    }
    if (text.codePoints().anyMatch(Wording::strange)) {
      faults.add(FieldFault.of(field, "web.problem.character"));
    }
    if (text.codePointCount(0, text.length()) > longest) {
      faults.add(FieldFault.of(field, "web.field.too-long", longest));
    }
    return text;
  }

  private static boolean strange(int point) {
    return point != '\n' && point != '\t' && Character.isISOControl(point)
        || Character.getType(point) == Character.SURROGATE;
  }
}
