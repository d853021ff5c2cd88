package io.kesher.tables;

import java.util.Arrays;
import java.util.List;

/** A file that cannot be read on: the same codes as {@link Examination.Refused}. */
public final class TableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<String> arguments;

  TableException(String code, Object... arguments) {
    super(code + " " + Arrays.toString(arguments));
    this.code = code;
    this.arguments = Arrays.stream(arguments).map(String::valueOf).toList();
  }

  /** Message key, {@code tables.refused.…}. */
  public String code() {
    return code;
  }

  public List<String> arguments() {
    return arguments;
  }

  Examination.Refused refusal() {
    return new Examination.Refused(code, arguments);
  }
}
