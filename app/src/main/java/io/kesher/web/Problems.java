package io.kesher.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import templates.Templates;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the caller what went wrong: problem details (RFC 9457) under {@code /api}, a toast where
 * htmx asked for a part, a page elsewhere; always in the caller's language, never with the inside
 * of the fault.
 */
@Component
public final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final Frames frames;
  private final Templates templates;
  private final JsonMapper json;

  Problems(Frames frames, Templates templates, JsonMapper json) {
    this.frames = frames;
    this.templates = templates;
    this.json = json;
  }

  /**
   * Whether the caller is a program: its answers are JSON, and it is asked for a key and not for a
   * sign-in.
   */
  public static boolean concernsApi(HttpServletRequest request) {
    return path(request).startsWith("/api/");
  }

  /** Answers a request that was refused before it reached a controller. */
  public void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    answer(request, response, Problem.of(refusal));
  }

  void answer(HttpServletRequest request, HttpServletResponse response, Throwable fault)
      throws IOException {
    if (response.isCommitted() || fault instanceof AsyncRequestNotUsableException) {
      return; // The other side has gone, or has part of the answer already.
    }
    var problem = Problem.of(fault);
    if (problem.passes()) {
      log.warn("{} {}: {}", request.getMethod(), path(request), problem.code());
    } else if (problem.ours()) {
      log.error("{} {} failed", request.getMethod(), path(request), fault);
    }
    answer(request, response, problem);
  }

  void answer(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    response.resetBuffer();
    problem
        .headers()
        .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
    response.setHeader("Cache-Control", "no-store");
    var frame = frame(request, problem);
    if (concernsApi(request)) {
      writeJson(response, details(frame, problem, path(request)), problem);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Retarget", "#toasts");
      response.setHeader("HX-Reswap", "beforeend");
      writeHtml(
          response, new Html(templates.webToast(frame, spoken(frame, problem), true)), problem);
    } else {
      writeHtml(
          response,
          problem.passes()
              ? new Html(templates.webLater(frame, title(frame, problem), spoken(frame, problem)))
              : new Html(
                  templates.webProblem(frame, title(frame, problem), spoken(frame, problem))),
          problem);
    }
  }

  /** A fault may lie in what the frame itself needs. */
  private Frame frame(HttpServletRequest request, Problem problem) {
    if (problem.passes()) {
      return frames.bare(request);
    }
    try {
      return frames.of(request);
    } catch (RuntimeException broken) {
      if (!problem.ours()) {
        log.warn("No frame for an error page", broken);
      }
      return frames.bare(request);
    }
  }

  private void writeJson(HttpServletResponse response, Map<String, Object> details, Problem problem)
      throws IOException {
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(details));
  }

  private static void writeHtml(HttpServletResponse response, Html page, Problem problem)
      throws IOException {
    response.setStatus(problem.status().value());
    page.write(response);
  }

  private static Map<String, Object> details(Frame frame, Problem problem, String path) {
    var details = new LinkedHashMap<String, Object>();
    details.put("type", "/problems/" + problem.code());
    details.put("title", title(frame, problem));
    details.put("status", problem.status().value());
    details.put("detail", words(frame, problem));
    details.put("instance", path);
    if (!problem.fields().isEmpty()) {
      var inBody = !problem.code().equals("web.problem.value"); // that is of parameters
      details.put(
          "errors", problem.fields().stream().map(fault -> field(frame, fault, inBody)).toList());
    }
    details.putAll(problem.members());
    return details;
  }

  /** A field of a form or a parameter by its name; a place in JSON by its pointer as well. */
  private static Map<String, String> field(Frame frame, FieldFault fault, boolean inBody) {
    var told = new LinkedHashMap<String, String>();
    told.put("field", fault.field());
    if (inBody) {
      told.put("pointer", pointer(fault.field()));
    }
    told.put("code", fault.key());
    told.put("detail", frame.say(fault.key(), fault.arguments().toArray()));
    return told;
  }

  private static String pointer(String field) {
    return field.isEmpty() || field.startsWith("/") ? field : "/" + field.replace('.', '/');
  }

  private static String title(Frame frame, Problem problem) {
    return frame.say(
        switch (problem.status().value()) {
          case 401 -> "web.problem.title.sign-in";
          case 403 -> "web.problem.title.forbidden";
          case 404 -> "web.problem.title.not-found";
          case 500 -> "web.problem.title.fault";
          case 503 -> "web.problem.title.later";
          default -> "web.problem.title.refused";
        });
  }

  /** A page has no list of faults beside it: they are said with the rest. */
  private static String spoken(Frame frame, Problem problem) {
    return Stream.concat(
            Stream.of(words(frame, problem)),
            problem.fields().stream()
                .map(fault -> frame.say(fault.key(), fault.arguments().toArray()) + "."))
        .collect(Collectors.joining(" "));
  }

  private static String words(Frame frame, Problem problem) {
    return frame.say(problem.code(), problem.arguments().toArray());
  }

  /** The path that was asked for, also inside the container's own dispatch to its error page. */
  private static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
        ? asked
        : request.getRequestURI();
  }
}
