package io.kesher.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * An expected "no" that ends a request: shown as a page, a toast or a problem detail in the
 * caller's language. Its code is a message key and, as {@code /problems/<code>}, its stable type in
 * the API.
 */
public final class Refusal extends RuntimeException {
  private final HttpStatus status;
  private final String code;
  private final List<Object> arguments;
  private final List<FieldFault> fields;
  private final Map<String, Object> members;

  private Refusal(HttpStatus status, String code, List<Object> arguments, List<FieldFault> fields) {
    this(status, code, arguments, fields, Map.of());
  }

  private Refusal(
      HttpStatus status,
      String code,
      List<Object> arguments,
      List<FieldFault> fields,
      Map<String, Object> members) {
    super(code, null, false, false);
    this.members = members;
    this.status = status;
    this.code = code;
    this.arguments = arguments;
    this.fields = fields;
  }

  /** Not there, or not for this reader: the two are told alike. */
  public static Refusal notFound() {
    return of(HttpStatus.NOT_FOUND, "web.problem.not-found");
  }

  public static Refusal of(HttpStatus status, String code, Object... arguments) {
    return new Refusal(status, code, List.of(arguments), List.of());
  }

  /** The same with another status and code. */
  public static Refusal ofFields(HttpStatus status, String code, List<FieldFault> fields) {
    return new Refusal(status, code, List.of(), List.copyOf(fields));
  }

  /** A form or a body with faults in its fields. */
  public static Refusal of(List<FieldFault> fields) {
    return new Refusal(
        HttpStatus.UNPROCESSABLE_CONTENT, "web.problem.fields", List.of(), List.copyOf(fields));
  }

  /** The same with more for a program to read: members of the problem detail, in this order. */
  public Refusal with(Map<String, Object> more) {
    return new Refusal(status, code, arguments, fields, more);
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<Object> arguments() {
    return arguments;
  }

  public List<FieldFault> fields() {
    return fields;
  }

  public Map<String, Object> members() {
    return members;
  }
}
