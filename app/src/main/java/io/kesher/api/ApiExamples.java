package io.kesher.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Examples of bodies and parameters, by operation: {@code openapi/examples.json}. Answers in it are
 * recorded, not invented ({@code ApiDocumentTests}).
 */
@Component
class ApiExamples {
  private final JsonNode all;
  private final JsonMapper json = JsonMapper.shared();

  ApiExamples() throws IOException {
    try (var file = new ClassPathResource("openapi/examples.json").getInputStream()) {
      all = json.readTree(file);
    }
  }

  void fill(Operation operation) {
    var examples = all.path(operation.getOperationId());
    var body = operation.getRequestBody();
    if (body != null) {
      fill(body.getContent(), examples.get("request"));
    }
    operation
        .getResponses()
        .forEach((status, response) -> {
          if (status.startsWith("2")) {
            fill(response.getContent(), examples.get("response"));
          }
        });
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(parameter -> examples.path("parameters").has(parameter.getName()))
          .forEach(parameter ->
              parameter.setExample(
                  json.convertValue(
                      examples.path("parameters").get(parameter.getName()), Object.class)));
    }
  }

  private void fill(@Nullable Content content, @Nullable JsonNode example) {
    if (content != null && example != null) {
      content.forEach((name, type) -> {
        if (!name.startsWith("multipart/")) {
          type.setExample(json.convertValue(example, Object.class));
        }
      });
    }
  }
}
