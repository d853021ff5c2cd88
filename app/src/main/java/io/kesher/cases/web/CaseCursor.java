package io.kesher.cases.web;

import io.kesher.cases.CaseId;
import io.kesher.cases.CaseOrder.After;
import io.kesher.cases.CaseThread;
import io.kesher.cases.Severity;
import io.kesher.web.Cursor;
import io.kesher.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Where a list of cases goes on, and where a thread does. */
final class CaseCursor {
  private static final String UNANSWERED = "unanswered";

  private CaseCursor() {}

  static @Nullable String write(@Nullable After after) {
    return switch (after) {
      case null -> null;
      case After.Open(var severity, int place, var dueAt, var id) ->
          Cursor.write(severity, place, dueAt, id);
      case After.Unanswered(var answerBy, var id) -> Cursor.write(UNANSWERED, "", answerBy, id);
      case After.Closed(var closedAt, var id) -> Cursor.write("", "", closedAt, id);
    };
  }

  /**
   * @throws Refusal 400 where it is no such thing
   */
  static @Nullable After read(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 4);
    if (parts == null) {
      return null;
    }
    try {
      var at = Cursor.moment(parts.get(2));
      var id = new CaseId(Cursor.number(parts.get(3)));
      return switch (parts.get(0)) {
        case "" -> new After.Closed(at, id);
        case UNANSWERED -> new After.Unanswered(at, id);
        default ->
            new After.Open(Severity.valueOf(parts.get(0)), Integer.parseInt(parts.get(1)), at, id);
      };
    } catch (IllegalArgumentException garbage) {
      throw Cursor.refused();
    }
  }

  static @Nullable String write(CaseThread.@Nullable After after) {
    return after == null ? null : Cursor.write(after.at(), after.id());
  }

  /**
   * @throws Refusal 400 where it is no such thing
   */
  static CaseThread.@Nullable After readWord(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 2);
    return parts == null
        ? null
        : new CaseThread.After(Cursor.moment(parts.get(0)), Cursor.number(parts.get(1)));
  }
}
