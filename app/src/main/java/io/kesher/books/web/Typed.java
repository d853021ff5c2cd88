package io.kesher.books.web;

import io.kesher.identity.EmployeeId;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.kesher.web.TypedNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into fields, and remembers what could not be read. */
final class Typed {
  private final Map<String, String> sent;
  private final List<FieldFault> faults = new ArrayList<>();

  Typed(Map<String, String> sent) {
    this.sent = sent;
  }

  String text(String field) {
    return sent.getOrDefault(field, "").strip();
  }

  @Nullable BigDecimal number(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    var number = TypedNumber.read(text).orElse(null);
    return number == null ? fault(field, "books.fault.number") : number;
  }

  @Nullable Integer whole(String field) {
    var number = number(field);
    if (number == null) {
      return null;
    }
    return number.stripTrailingZeros().scale() <= 0
            && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        ? (Integer) number.intValueExact()
        : fault(field, "books.fault.whole");
  }

  /** A number that must be there. */
  int whole(String field, int without) {
    var whole = whole(field);
    if (whole == null && text(field).isEmpty()) {
      fault(field, "web.field.required");
    }
    return whole == null ? without : whole;
  }

  List<EmployeeId> people(@Nullable List<String> ids) {
    List<EmployeeId> people = new ArrayList<>();
    for (var id : ids == null ? List.<String>of() : ids) {
      if (id.matches("[0-9]{1,18}")) {
        people.add(new EmployeeId(Long.parseLong(id)));
      } else {
        fault("holders", "books.fault.holder");
      }
    }
    return people;
  }

  <T> @Nullable T fault(String field, String key) {
    faults.add(FieldFault.of(field, key));
    return null;
  }

  /**
   * @throws Refusal 422 where something could not be read
   */
  void check() {
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }
}
