package io.kesher.audit;

import io.kesher.web.Frame;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What fields are called that the office itself has described: a socket. */
public interface FieldWords {
  /** By what the trail calls them, such as {@code custom.f3}. */
  Map<String, Words> all(Frame frame);

  /**
   * A field in the reader's words.
   *
   * @param value what is shown of what stood in it
   */
  record Words(String title, UnaryOperator<String> value) {}
}
