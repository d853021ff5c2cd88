package io.kesher.web;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What a request that only reads finds out once, however many parts of its answer ask for it. A
 * request that may change something finds it out each time, and so does whoever asks outside of
 * requests.
 */
public final class Once {
  private static final String ANSWERS = Once.class.getName();

  private Once() {}

  /**
   * @param question with all that its answer hangs on besides the office's data, as a record or a
   *     list
   */
  public static <T> T ask(Object question, Supplier<T> answer) {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        && request.getRequest().getMethod().equals("GET")) {
      return ask(answers(request), question, answer);
    }
    return answer.get();
  }

  /** The answer came along with another question's. */
  public static void know(Object question, Object answer) {
    ask(question, () -> answer);
  }

  @SuppressWarnings("unchecked") // a question has one type of answer
  private static <T> T ask(Map<Object, Object> known, Object question, Supplier<T> answer) {
    var before = known.get(question);
    if (before != null) {
      return (T) before;
    }
    T now = answer.get();
    known.put(question, now);
    return now;
  }

  @SuppressWarnings("unchecked") // nobody else knows the name
  private static Map<Object, Object> answers(RequestAttributes request) {
    var known = request.getAttribute(ANSWERS, RequestAttributes.SCOPE_REQUEST);
    if (known == null) {
      known = new HashMap<Object, Object>();
      request.setAttribute(ANSWERS, known, RequestAttributes.SCOPE_REQUEST);
    }
    return (Map<Object, Object>) known;
  }
}
