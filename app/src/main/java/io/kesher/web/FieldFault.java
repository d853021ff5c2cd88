package io.kesher.web;

import java.util.List;

/** What is wrong with one field: a message key and its arguments. */
public record FieldFault(String field, String key, List<Object> arguments) {
  public static FieldFault of(String field, String key, Object... arguments) {
    return new FieldFault(field, key, List.of(arguments));
  }
}
