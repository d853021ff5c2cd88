package io.kesher.api;

import io.kesher.web.FieldFault;
import io.kesher.web.Problems;
import io.kesher.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ?fields=id,name} on every answer of the API, a record or a list of them: only those
 * members of each record. A name that the record does not have, or not for this caller, is refused.
 * A page that goes on says so by {@code Link: <…>; rel="next"} as well.
 */
@ControllerAdvice
class SparseFields implements ResponseBodyAdvice<Object> {
  private static final int MOST = 100;
  private static final String ITEMS = "items";
  private static final String NEXT = "next";

  private final JsonMapper json;

  SparseFields(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supports(
      MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
    return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter method,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body == null
        || !(request instanceof ServletServerHttpRequest servlet)
        || !servlet.getServletRequest().getMethod().equals("GET")
        || !Problems.concernsApi(servlet.getServletRequest())) {
      return body;
    }
    var asked = servlet.getServletRequest().getParameter("fields");
    var goesOn = body instanceof Paged page && page.next() != null;
    if (body instanceof Paged page && goesOn) {
      response.getHeaders().add(HttpHeaders.LINK, next(servlet.getServletRequest(), page));
    }
    return asked == null ? body : only(names(asked), body, method);
  }

  /** Without a host: what a request claims of that is nobody's to repeat. */
  private static String next(HttpServletRequest request, Paged page) {
    var link = UriComponentsBuilder.fromPath(request.getRequestURI());
    if (request.getQueryString() != null) {
      link.query(request.getQueryString());
    }
    return "<"
        + link.replaceQueryParam("after", String.valueOf(page.next())).build().toUriString()
        + ">; rel=\"next\"";
  }

  private static Set<String> names(String asked) {
    var names = new LinkedHashSet<String>();
    for (var name : asked.split(",", -1)) {
      names.add(name.strip());
    }
    if (names.size() > MOST) {
      throw refused("api.fields.many", MOST);
    }
    return names;
  }

  private Object only(Set<String> names, Object body, MethodParameter method) {
    var tree = json.<JsonNode>valueToTree(body);
    var known = new Members(json).of(recordType(body, method));
    switch (tree) {
      case ArrayNode all -> all.forEach(each -> learn(known, each));
      case ObjectNode page when page.get(ITEMS) instanceof ArrayNode all ->
          all.forEach(each -> learn(known, each));
      default -> learn(known, tree);
    }
    names.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw refused("api.fields.unknown", name.substring(0, Math.min(name.length(), 60)));
        });
    switch (tree) {
      case ArrayNode all -> all.forEach(each -> keep(names, each));
      case ObjectNode page when page.get(ITEMS) instanceof ArrayNode all ->
          all.forEach(each -> keep(names, each));
      default -> keep(names, tree);
    }
    return tree;
  }

  private static void learn(Set<String> known, JsonNode record) {
    known.addAll(record.propertyNames());
  }

  private static void keep(Set<String> names, JsonNode record) {
    if (record instanceof ObjectNode object) {
      object.retain(names);
    }
  }

  /** The type of one record, so that a name is judged alike whether the list has rows or not. */
  private JavaType recordType(Object body, MethodParameter method) {
    var type = ResolvableType.forMethodParameter(method);
    if (body instanceof Paged) {
      for (var component : body.getClass().getRecordComponents()) {
        if (component.getName().equals(ITEMS)) {
          type = ResolvableType.forType(component.getGenericType());
        }
      }
    }
    return List.class.isAssignableFrom(type.toClass())
        ? json.constructType(type.getGeneric(0).getType())
        : json.constructType(body.getClass());
  }

  private static Refusal refused(String key, Object argument) {
    return Refusal.ofFields(
        HttpStatus.BAD_REQUEST,
        "web.problem.value",
        List.of(FieldFault.of("fields", key, argument)));
  }
}
