package io.kesher.api;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** How errors look in the document: problem details with the faults of single fields. */
final class ProblemSchema {
  private ProblemSchema() {}

  static Schema<?> problem() {
    return new ObjectSchema()
        .description("RFC 9457; an operation may add members of its own")
        .addProperty(
            "type", new StringSchema().description("stable; a page at that path says more"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema().description("for people, in their language"))
        .addProperty("instance", new StringSchema().description("the path that was asked for"))
        .addProperty("errors", new ArraySchema().items(ApiDocument.reference("ProblemFault")))
        .required(List.of("type", "title", "status", "detail", "instance"));
  }

  static Schema<?> fault() {
    return new ObjectSchema()
        .addProperty(
            "field", new StringSchema().description("a parameter, or a member of the body"))
        .addProperty("pointer", new StringSchema().description("its place in the body (RFC 6901)"))
        .addProperty("code", new StringSchema().description("stable"))
        .addProperty("detail", new StringSchema().description("for people, in their language"))
        .required(List.of("field", "code", "detail"));
  }

  static Content content() {
    return new Content()
        .addMediaType(
            "application/problem+json",
            new MediaType().schema(ApiDocument.reference(ApiDocument.PROBLEM)));
  }

  static ApiResponse answer(HttpStatus status) {
    var content = content();
    content.values().forEach(type -> type.setExample(example(status)));
    return new ApiResponse().description(status.getReasonPhrase()).content(content);
  }

  private static Map<String, Object> example(HttpStatus status) {
    var example = new LinkedHashMap<String, Object>();
    example.put("type", "/problems/" + code(status));
    example.put("title", "That is not possible");
    example.put("status", status.value());
    example.put("detail", status.getReasonPhrase());
    example.put("instance", "/api/v1/customers/17");
    if (status == HttpStatus.UNPROCESSABLE_CONTENT) {
      example.put(
          "errors",
          List.of(
              Map.of(
                  "field", "birthDate",
                  "pointer", "/birthDate",
                  "code", "customers.fault.day",
                  "detail", "There is no such day, or it lies too far away")));
    }
    return example;
  }

  private static String code(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED -> "web.problem.unauthorized";
      case FORBIDDEN -> "web.problem.forbidden";
      case NOT_FOUND -> "web.problem.not-found";
      case NOT_ACCEPTABLE -> "web.problem.accept";
      case CONFLICT -> "api.refusal.running";
      case UNSUPPORTED_MEDIA_TYPE -> "web.problem.media-type";
      case UNPROCESSABLE_CONTENT -> "web.problem.fields";
      case PRECONDITION_REQUIRED -> "api.refusal.if-match";
      case TOO_MANY_REQUESTS -> "web.problem.too-many";
      case SERVICE_UNAVAILABLE -> "web.problem.unavailable";
      default -> status.is5xxServerError() ? "web.problem.fault" : "web.problem.value";
    };
  }
}
