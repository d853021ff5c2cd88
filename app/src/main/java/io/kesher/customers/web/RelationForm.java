package io.kesher.customers.web;

import io.kesher.customers.CustomerId;
import io.kesher.customers.RelationRole;
import io.kesher.customers.Relations;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody typed of a relation. */
record RelationForm(Map<String, String> sent) {

  /**
   * @return names the relation
   * @throws Refusal 422 with the fields that say nothing sensible
   */
  long relate(Relations relations, CustomerId customer) {
    return relations.relate(customer, role(), other(), day("from"), day("to"));
  }

  RelationRole role() {
    return Stream.of(RelationRole.values())
        .filter(role -> role.name().equals(sent.get("role")))
        .findFirst()
        .orElseThrow(() -> fault("role", "web.field.required"));
  }

  CustomerId other() {
    return chosen().orElseThrow(() -> fault("other", "customers.fault.nobody"));
  }

  Optional<CustomerId> chosen() {
    return Optional.of(sent.getOrDefault("other", ""))
        .filter(id -> id.matches("[0-9]{1,18}"))
        .map(id -> new CustomerId(Long.parseLong(id)));
  }

  private @Nullable LocalDate day(String name) {
    var text = sent.getOrDefault(name, "").strip();
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException none) {
      throw fault(name, "customers.fault.day");
    }
  }

  private static Refusal fault(String field, String key) {
    return Refusal.of(List.of(FieldFault.of(field, key)));
  }
}
