package io.kesher.identity;

import static io.kesher.db.identity.Tables.SETTLED;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.kesher.web.Once;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jooq.Field;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Answers about what the office settles once and seldom changes: its name, its people and what they
 * may, its product lines. They are kept from one request to the next for as long as the mark in the
 * database stands, which each request reads with its sign-in; any change of a table that has the
 * trigger {@code unsettle} makes another mark, on every node at once.
 *
 * <p>An answer may be made of such tables alone. Lists and maps are kept so that nobody can change
 * them.
 */
public final class Settled {
  /** The mark as it stands, for the query that finds out who asks. */
  static final Field<UUID> MARK = field(select(SETTLED.MARK).from(SETTLED)).as("mark");

  private static final String KNOWN = Settled.class.getName();

  /** The day is part of some questions: a mark that stands for years does not gather them all. */
  private static final int MOST = 10_000;

  private static volatile Settled latest = new Settled(new UUID(0, 0));

  private final UUID mark;
  private final Map<Object, Object> answers = new ConcurrentHashMap<>();

  private Settled(UUID mark) {
    this.mark = mark;
  }

  /**
   * What is known in the request that asks now; a request that may change something finds it out
   * each time, and so does whoever asks outside of requests.
   *
   * @param question with all that its answer hangs on besides the office's data
   */
  public static <T> T ask(Object question, Supplier<T> answer) {
    return reading()
        .map(known -> known.answer(question, answer))
        .orElseGet(() -> Once.ask(question, answer));
  }

  /** What is known as long as this mark stands; from now on also to the request that asks. */
  static Settled at(UUID mark) {
    var known = latest;
    if (!known.mark.equals(mark) || known.answers.size() > MOST) {
      known = new Settled(mark);
      latest = known;
    }
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(KNOWN, known, RequestAttributes.SCOPE_REQUEST);
    }
    return known;
  }

  @SuppressWarnings("unchecked") // a question has one type of answer
  <T> T answer(Object question, Supplier<T> answer) {
    var before = answers.get(question);
    if (before != null) {
      return (T) before;
    }
    T now = (T) unchangeable(answer.get());
    answers.put(question, now);
    return now;
  }

  private static Object unchangeable(Object answer) {
    return switch (answer) {
      case List<?> list -> Collections.unmodifiableList(list);
      case Map<?, ?> map -> Collections.unmodifiableMap(map);
      default -> answer;
    };
  }

  private static Optional<Settled> reading() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
            && request.getRequest().getMethod().equals("GET")
            && request.getAttribute(KNOWN, RequestAttributes.SCOPE_REQUEST) instanceof Settled known
        ? Optional.of(known)
        : Optional.empty();
  }
}
