package io.kesher.web;

import java.util.List;

/** What is wrong in a form, for {@code web/field.jte} to show beside each field. */
public record Faults(List<FieldFault> all) {
  public static Faults none() {
    return new Faults(List.of());
  }

  public static Faults of(Refusal refusal) {
    return new Faults(refusal.fields());
  }

  /**
   * Those to show beside their fields.
   *
   * @throws Refusal the same, where it names no field: no form can show it
   */
  public static Faults beside(Refusal refusal) {
    if (refusal.fields().isEmpty()) {
      throw refusal;
    }
    return of(refusal);
  }

  public List<FieldFault> at(String field) {
    return all.stream().filter(fault -> fault.field().equals(field)).toList();
  }

  public boolean any() {
    return !all.isEmpty();
  }
}
