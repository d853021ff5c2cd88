package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.fields.CustomField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The custom fields of the form of a customer, among its other fields. */
record CustomRows(List<CustomField> fields) {

  List<String> names() {
    return fields.stream().map(CustomField::name).toList();
  }

  /** The names of those that hold several values, one in each line. */
  Set<String> lists() {
    return fields.stream()
        .filter(CustomRows::isList)
        .map(CustomField::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isList(CustomField field) {
    return field.type() == CustomField.Type.MULTI_CHOICE;
  }

  /** What a browser sent, with the ticks of each field made its lines. */
  Map<String, String> joined(Map<String, String> sent) {
    var joined = new LinkedHashMap<>(sent);
    fields.stream()
        .filter(CustomRows::isList)
        .forEach(field -> joined.putIfAbsent(field.name(), ticked(field, sent)));
    return joined;
  }

  private static String ticked(CustomField field, Map<String, String> sent) {
    return field.choices().stream()
        .map(CustomField.Choice::code)
        .filter(code -> sent.containsKey(field.name() + "." + code))
        .collect(Collectors.joining("\n"));
  }

  /** As the form keeps what a customer has. */
  Map<String, String> typed(Customer customer) {
    var typed = blank();
    customer.custom().stream()
        .filter(filled -> typed.containsKey(filled.field().name()))
        .forEach(filled -> typed.put(filled.field().name(), filled.value().typed()));
    return typed;
  }

  Map<String, String> blank() {
    Map<String, String> blank = new LinkedHashMap<>();
    names().forEach(name -> blank.put(name, ""));
    return blank;
  }

  /** What the fields of the form say. */
  Map<String, JsonNode> said(Map<String, String> typed) {
    Map<String, JsonNode> said = new LinkedHashMap<>();
    fields.forEach(
        field -> said.put(field.code(), field.said(typed.getOrDefault(field.name(), ""))));
    return said;
  }
}
