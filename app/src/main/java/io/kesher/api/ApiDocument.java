package io.kesher.api;

import io.kesher.web.Frame;
import io.kesher.web.May;
import io.kesher.web.Public;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * What the document of the API says of every operation, so that no module need say it: the
 * permission it asks, the errors it may answer, the headers that all of them take and give, an
 * example of each body. Whoever adds an operation adds its summary and, in {@code
 * openapi/examples.json}, its examples; {@code ApiDocumentTests} misses them.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
  static final String PROBLEM = "Problem";

  private static final String SECURITY = "key";
  private static final Set<String> WRITING = Set.of("POST", "PATCH");
  private static final String ABOUT =
      """
      Resources are plural nouns, bodies are JSON, days are `2026-12-31`, money is in the office's currency. \
      Errors are problem details (RFC 9457) in the language of `Accept-Language`: `type` is stable, `errors` names each \
      field or, with a JSON pointer, each place of a body. Members that are not named here are refused.

      Lists go on by `?after=` with the `next` of the page before, also as `Link: rel="next"`; `?fields=id,name` leaves the \
      other members out. A filter is written `contribution lt 0 and (group eq 'A' or line eq 'motor')`, with `eq ne lt le gt \
      ge in contains startswith`, `is null`, `is not null`, `and or not` and brackets; texts stand in single quotes, a quote \
      inside is doubled; `ne` is the exact opposite of `eq`.

      A POST or PATCH with an `Idempotency-Key` may be sent again for 24 hours and is done once. What has a `version` is \
      changed with `If-Match`; whoever is slower is answered 409 with both sides.
      """;

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Frame.class, IfMatch.class);
    SpringDocUtils.getConfig().replaceWithSchema(StreamingResponseBody.class, new StringSchema());
  }

  /** The address is told without a host: what a request claims of that is nobody's to repeat. */
  @Bean
  OpenAPI contract() {
    return new OpenAPI()
        .info(new Info().title("Kesher").version("v1").description(ABOUT))
        .servers(List.of(new Server().url("/")))
        .addSecurityItem(new SecurityRequirement().addList(SECURITY));
  }

  @Bean
  GlobalOpenApiCustomizer documentedProblems() {
    return document -> {
      document
          .getComponents()
          .addSecuritySchemes(
              SECURITY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
          .addSchemas(PROBLEM, ProblemSchema.problem())
          .addSchemas(PROBLEM + "Fault", ProblemSchema.fault());
      for (var status : HttpStatus.values()) {
        if (status.isError()) {
          document.getComponents().addResponses(name(status), ProblemSchema.answer(status));
        }
      }
    };
  }

  @Bean
  GlobalOperationCustomizer documentedOperations(ApiExamples examples) {
    return (operation, handler) -> {
      operation.setOperationId(id(handler));
      permission(handler).ifPresent(asked -> operation.addExtension("x-permission", asked));
      parameters(operation, handler);
      nothing(operation, handler);
      errors(operation, handler);
      headers(operation);
      examples.fill(operation);
      return operation;
    };
  }

  /** {@code customers.show}: stable as long as the controller and its method keep their names. */
  static String id(HandlerMethod handler) {
    var controller = handler.getBeanType().getSimpleName().replaceAll("(Api)?(Controller)?$", "");
    return Character.toLowerCase(controller.charAt(0))
        + controller.substring(1)
        + "."
        + handler.getMethod().getName();
  }

  private static Optional<String> permission(HandlerMethod handler) {
    return Optional.ofNullable(handler.getMethodAnnotation(May.class))
        .or(() ->
            Optional.ofNullable(
                AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), May.class)))
        .map(May::value);
  }

  /** What parameters of a name mean wherever they are. */
  private static final Map<String, String> COMMON =
      Map.ofEntries(
          Map.entry("id", "names the record"),
          Map.entry("entry", "names the ledger entry"),
          Map.entry("number", "the row of the file, the first below the header is 1"),
          Map.entry("from", "the first day; with `to`"),
          Map.entry("to", "the last day, included; with `from`"),
          Map.entry("after", "`next` of the page before"),
          Map.entry("limit", "how many at most; more than a page holds is cut to that"),
          Map.entry("validFrom", "the day from which it holds"));

  private static void describe(Parameter parameter) {
    if (parameter.getDescription() == null) {
      parameter.setDescription(COMMON.get(parameter.getName()));
    }
    if (parameter.getName().equals("limit") && parameter.getSchema() != null) {
      parameter.getSchema().setMinimum(java.math.BigDecimal.ONE);
    }
  }

  private static void parameters(Operation operation, HandlerMethod handler) {
    var method = method(handler);
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(ApiDocument::describe);
    }
    if (WRITING.contains(method)) {
      add(
          operation,
          header(OnceOnly.HEADER, false)
              .description("1 to 255 visible characters; the same request with it is done once")
              .schema(new StringSchema().minLength(1).maxLength(255))
              .example("8e03978e-40d5-43e8-bc93-6894a57f9324"));
    }
    if (takes(handler, IfMatch.class)) {
      add(
          operation,
          header("If-Match", true)
              .description("The version that was read, as it stood in ETag")
              .schema(new StringSchema().pattern("(W/)?\"[0-9]+\""))
              .example("\"3\""));
    }
    if (method.equals("GET") && answersJson(operation)) {
      add(
          operation,
          new Parameter()
              .in("query")
              .name("fields")
              .description("Names of members with commas between them: only those are sent")
              .schema(new StringSchema()));
    }
    add(
        operation,
        header("Accept-Language", false)
            .description("The language of messages")
            .schema(new StringSchema()._enum(List.of("he", "en"))));
  }

  private static boolean answersJson(Operation operation) {
    return operation.getResponses().values().stream()
        .map(ApiResponse::getContent)
        .anyMatch(content ->
            content != null
                && (content.containsKey("*/*") || content.containsKey("application/json")));
  }

  private static Parameter header(String name, boolean required) {
    return new Parameter().in("header").name(name).required(required);
  }

  private static void add(Operation operation, Parameter parameter) {
    if (operation.getParameters() == null) {
      operation.setParameters(new ArrayList<>());
    }
    // two methods may share a path and differ in what they consume
    if (operation.getParameters().stream()
        .noneMatch(each -> each.getName().equals(parameter.getName()))) {
      operation.getParameters().add(parameter);
    }
  }

  private static boolean takes(HandlerMethod handler, Class<?> type) {
    return Arrays.asList(handler.getMethod().getParameterTypes()).contains(type);
  }

  /** An answer that has no body says so by its status. */
  private static void nothing(Operation operation, HandlerMethod handler) {
    var answer = ResolvableType.forMethodReturnType(handler.getMethod());
    if (answer.toClass() == ResponseEntity.class
        && answer.getGeneric(0).toClass() == Void.class
        && operation.getResponses().remove("200") != null) {
      operation
          .getResponses()
          .addApiResponse(
              "204", new ApiResponse().description(HttpStatus.NO_CONTENT.getReasonPhrase()));
    }
  }

  private static void errors(Operation operation, HandlerMethod handler) {
    var open = handler.hasMethodAnnotation(Public.class);
    var statuses = new ArrayList<>(List.of(400, 406, 429, 500, 503));
    if (!open) {
      statuses.addAll(List.of(401, 403));
    }
    if (operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(each -> "path".equals(each.getIn()))) {
      statuses.add(404);
    }
    if (operation.getRequestBody() != null) {
      statuses.addAll(List.of(415, 422));
    }
    if (WRITING.contains(method(handler))) {
      statuses.addAll(List.of(409, 422));
    }
    if (takes(handler, IfMatch.class)) {
      statuses.add(428);
    }
    var responses =
        operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
    for (var status : statuses) {
      var own = responses.get(String.valueOf(status));
      if (own == null) {
        responses.addApiResponse(
            String.valueOf(status),
            new ApiResponse().$ref("#/components/responses/" + name(HttpStatus.valueOf(status))));
      } else {
        own.setContent(ProblemSchema.content());
      }
    }
    operation.setResponses(responses);
  }

  private static String name(HttpStatus status) {
    return PROBLEM + status.value();
  }

  private static void headers(Operation operation) {
    operation
        .getResponses()
        .forEach((status, response) -> {
          if (status.startsWith("2")) {
            response.addHeaderObject(
                "RateLimit", text("What is left: name, r = requests, t = seconds"));
            response.addHeaderObject(
                "RateLimit-Policy", text("What is allowed: name, q = requests, w = seconds"));
            asJson(response);
          }
        });
  }

  private static Header text(String description) {
    return new Header().description(description).schema(new StringSchema());
  }

  /** Springdoc does not know that what says nothing is JSON here. */
  private static void asJson(ApiResponse response) {
    var content = response.getContent();
    if (content != null && content.get("*/*") instanceof MediaType any) {
      response.setContent(new Content().addMediaType("application/json", any));
    }
  }

  static String method(HandlerMethod handler) {
    var mapping =
        AnnotatedElementUtils.findMergedAnnotation(
            handler.getMethod(), org.springframework.web.bind.annotation.RequestMapping.class);
    return mapping == null || mapping.method().length == 0 ? "GET" : mapping.method()[0].name();
  }

  static Schema<?> reference(String schema) {
    return new Schema<>().$ref("#/components/schemas/" + schema);
  }
}
