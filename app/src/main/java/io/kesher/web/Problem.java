package io.kesher.web;

import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** A failed request as the caller is told of it. */
record Problem(
    HttpStatusCode status,
    String code,
    List<Object> arguments,
    List<FieldFault> fields,
    Map<String, Object> members,
    HttpHeaders headers) {
  /** SQL states of values that no column takes: out of range, no such day, no such character. */
  private static final Set<String> UNTAKEABLE =
      Set.of("22003", "22007", "22008", "22021", "22P02", "22P05");

  /** Classes of states: no connection, no room for one, ended by an administrator or a crash. */
  private static final List<String> GONE = List.of("08", "53", "57P");

  /** Somebody else held what was wanted for too long, or it took too long itself. */
  private static final Set<String> BUSY = Set.of("55P03", "57014", "40001", "40P01");

  static Problem of(HttpStatusCode status) {
    return of(status, new HttpHeaders());
  }

  static Problem of(Refusal refusal) {
    return new Problem(
        refusal.status(),
        refusal.code(),
        refusal.arguments(),
        refusal.fields(),
        refusal.members(),
        new HttpHeaders());
  }

  static Problem of(Throwable fault) {
    return switch (fault) {
      case Refusal refusal -> of(refusal);
      case MaxUploadSizeExceededException _ -> of(HttpStatus.CONTENT_TOO_LARGE);
      case BindException form -> of(values(form));
      case ErrorResponse answer -> of(answer.getStatusCode(), answer.getHeaders());
      case HttpMessageNotReadableException unreadable -> of(JsonFaults.refusal(unreadable));
      case MethodArgumentTypeMismatchException parameter -> of(value(parameter.getName()));
      case TypeMismatchException _ -> badRequest("web.problem.value");
      case ConversionException _ -> badRequest("web.problem.value");
      case RequestRejectedException _ -> badRequest("web.problem.character");
      case InvalidParameterException refused -> of(HttpStatusCode.valueOf(refused.getErrorCode()));
      case MultipartException _ -> badRequest("web.problem.upload");
      default ->
          causedByValue(fault)
              ? badRequest("web.problem.value")
              : unavailable(fault).orElseGet(() -> of(HttpStatus.INTERNAL_SERVER_ERROR));
    };
  }

  /** What passes by itself: the database is away, or busy with something that was in the way. */
  static Optional<Problem> unavailable(Throwable fault) {
    if (caused(fault, refused -> state(refused, BUSY::contains))) {
      return Optional.of(later("web.problem.busy"));
    }
    return caused(
            fault,
            cause ->
                cause instanceof SQLTransientConnectionException
                    || state(cause, state -> GONE.stream().anyMatch(state::startsWith)))
        ? Optional.of(later("web.problem.unavailable"))
        : Optional.empty();
  }

  private static Problem later(String code) {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "2");
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE, code, List.of(), List.of(), Map.of(), headers);
  }

  boolean passes() {
    return status.value() == HttpStatus.SERVICE_UNAVAILABLE.value();
  }

  private static Refusal value(String parameter) {
    return Refusal.ofFields(
        HttpStatus.BAD_REQUEST,
        "web.problem.value",
        List.of(FieldFault.of(parameter, "web.problem.value")));
  }

  private static Refusal values(BindException form) {
    return Refusal.ofFields(
        HttpStatus.BAD_REQUEST,
        "web.problem.value",
        form.getFieldErrors().stream()
            .map(error -> FieldFault.of(error.getField(), "web.problem.value"))
            .toList());
  }

  boolean ours() {
    return status.is5xxServerError();
  }

  private static Problem badRequest(String code) {
    return new Problem(
        HttpStatus.BAD_REQUEST, code, List.of(), List.of(), Map.of(), new HttpHeaders());
  }

  private static Problem of(HttpStatusCode status, HttpHeaders headers) {
    var code =
        switch (status.value()) {
          case 400 -> "web.problem.value";
          case 401 -> "web.problem.unauthorized";
          case 403 -> "web.problem.forbidden";
          case 404 -> "web.problem.not-found";
          case 405 -> "web.problem.method";
          case 406 -> "web.problem.accept";
          case 413 -> "web.problem.too-large";
          case 415 -> "web.problem.media-type";
          case 429 -> "web.problem.too-many";
          case 503 -> "web.problem.unavailable";
          default -> status.is4xxClientError() ? "web.problem.value" : "web.problem.fault";
        };
    return new Problem(status, code, List.of(), List.of(), Map.of(), headers);
  }

  /** A value that came past the door and that the database would not take: the second fence. */
  private static boolean causedByValue(Throwable fault) {
    return caused(
        fault,
        cause -> cause instanceof CharacterCodingException || state(cause, UNTAKEABLE::contains));
  }

  private static boolean state(Throwable cause, Predicate<String> fits) {
    return cause instanceof SQLException refused
        && refused.getSQLState() != null
        && fits.test(refused.getSQLState());
  }

  private static boolean caused(Throwable fault, Predicate<Throwable> by) {
    return Stream.<Throwable>iterate(fault, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(by);
  }
}
