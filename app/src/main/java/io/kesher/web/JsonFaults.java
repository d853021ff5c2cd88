package io.kesher.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What is wrong with a body of JSON and where, as a JSON pointer (RFC 6901). Nothing of the fault's
 * own words is told: they speak of classes.
 */
final class JsonFaults {
  private static final int LONGEST_NAME = 60;

  private JsonFaults() {}

  static Refusal refusal(JacksonException fault) {
    return refused(fault(fault));
  }

  private static Refusal refused(FieldFault fault) {
    return Refusal.ofFields(HttpStatus.BAD_REQUEST, "web.problem.json", List.of(fault));
  }

  /** A body that is missing, or that broke off before it was JSON. */
  static Refusal refusal(Throwable unreadable) {
    return Stream.<Throwable>iterate(unreadable, cause -> cause != null, Throwable::getCause)
        .limit(10)
        .filter(JacksonException.class::isInstance)
        .findFirst()
        .map(found -> refusal((JacksonException) found))
        .orElseGet(() ->
            unreadable.getCause() instanceof NumberFormatException
                ? refused(FieldFault.of("", StrictJson.NUMBER))
                : Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.unreadable"));
  }

  private static FieldFault fault(JacksonException fault) {
    return switch (fault) {
      case UnrecognizedPropertyException unknown ->
          FieldFault.of(pointer(fault), "web.json.unknown", shown(unknown.getPropertyName()));
      case InvalidNullException _ -> FieldFault.of(pointer(fault), "web.json.null");
      case InvalidFormatException ours when ours.getOriginalMessage().startsWith("web.json.") ->
          FieldFault.of(pointer(fault), ours.getOriginalMessage());
      case MismatchedInputException _ -> FieldFault.of(pointer(fault), "web.json.kind");
      case StreamConstraintsException _ -> FieldFault.of(place(fault), "web.json.too-much");
      case InputCoercionException _ -> FieldFault.of(place(fault), "web.json.number");
      case StreamReadException broken ->
          FieldFault.of(
              place(fault),
              broken.getOriginalMessage().startsWith("Duplicate")
                  ? "web.json.twice"
                  : "web.json.broken");
      default -> FieldFault.of(pointer(fault), "web.json.value");
    };
  }

  private static String pointer(JacksonException fault) {
    return fault.getPath().stream()
        .map(step ->
            step.getPropertyName() == null
                ? Integer.toString(step.getIndex())
                : escaped(step.getPropertyName()))
        .map(step -> "/" + step)
        .collect(Collectors.joining());
  }

  /** Where the reader stood, for what it could not read on. */
  private static String place(JacksonException fault) {
    if (!(fault.processor() instanceof JsonParser parser)) {
      return pointer(fault);
    }
    var steps = parser.streamReadContext().pathAsPointer().toString().split("/", -1);
    return Stream.of(steps).skip(1).map(step -> "/" + shown(step)).collect(Collectors.joining());
  }

  private static String escaped(String name) {
    return shown(name).replace("~", "~0").replace("/", "~1");
  }

  /** A name that came from outside, short and of whole characters. */
  private static String shown(String name) {
    var whole = new StringBuilder();
    name.codePoints()
        .limit(LONGEST_NAME)
        .map(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
