package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.choose;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.kesher.cases.CaseSearch.Which;
import io.kesher.profitability.Group;
import io.kesher.web.Refusal;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * In which order lists show cases: open ones by importance, those without an answer by when one is
 * promised, closed ones the latest first.
 */
public final class CaseOrder {
  private static final int BEHIND_ALL = 6;

  private CaseOrder() {}

  /** Where a list goes on. */
  public sealed interface After {
    /**
     * Behind an open one.
     *
     * @param place of its customer's group among all
     */
    record Open(Severity severity, int place, Instant dueAt, CaseId id) implements After {}

    /** Behind one that waits for an answer. */
    record Unanswered(Instant answerBy, CaseId id) implements After {}

    record Closed(Instant closedAt, CaseId id) implements After {}
  }

  static List<OrderField<?>> of(Which which) {
    return switch (which) {
      case CLOSED -> List.of(CUSTOMER_CASE.CLOSED_AT.desc(), CUSTOMER_CASE.ID.desc());
      case UNANSWERED -> List.of(CUSTOMER_CASE.ANSWER_BY, CUSTOMER_CASE.ID);
      case OPEN, LATE, WAITING ->
          List.of(CUSTOMER_CASE.SEVERITY, place(), CUSTOMER_CASE.DUE_AT, CUSTOMER_CASE.ID);
    };
  }

  /**
   * @throws Refusal 400 where this is no place in a list of these
   */
  static Condition behind(Which which, @Nullable After after) {
    return switch (after) {
      case null -> noCondition();
      case After.Open(var severity, int place, var dueAt, var id) when isByImportance(which) ->
          row(CUSTOMER_CASE.SEVERITY, place(), CUSTOMER_CASE.DUE_AT, CUSTOMER_CASE.ID)
              .gt(severity.place(), place, dueAt, id.value());
      case After.Unanswered(var answerBy, var id) when which == Which.UNANSWERED ->
          row(CUSTOMER_CASE.ANSWER_BY, CUSTOMER_CASE.ID).gt(answerBy, id.value());
      case After.Closed(var closedAt, var id) when which == Which.CLOSED ->
          row(CUSTOMER_CASE.CLOSED_AT, CUSTOMER_CASE.ID).lt(closedAt, id.value());
      default -> throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.cursor");
    };
  }

  private static boolean isByImportance(Which which) {
    return which != Which.CLOSED && which != Which.UNANSWERED;
  }

  static After after(Which which, Case last) {
    var answerBy = last.answerBy();
    if (which == Which.UNANSWERED && answerBy != null) {
      return new After.Unanswered(answerBy, last.id());
    }
    var closedAt = last.closedAt();
    if (closedAt != null) {
      return new After.Closed(closedAt, last.id());
    }
    return new After.Open(last.severity(), place(last.group()), last.dueAt(), last.id());
  }

  /** The groups in the order in which they are served; nobody's group comes last. */
  private static int place(@Nullable Group group) {
    if (!Cases.seesGroups()) {
      return 0;
    }
    return switch (group) {
      case A -> 1;
      case B -> 2;
      case N -> 3;
      case D -> 4;
      case C -> 5;
      case null -> BEHIND_ALL;
    };
  }

  private static Field<Integer> place() {
    if (!Cases.seesGroups()) {
      return inline(0);
    }
    var place = choose(STANDING.GROUP_CODE).when(inline(Group.A.name()), inline(place(Group.A)));
    for (var group : List.of(Group.B, Group.N, Group.D, Group.C)) {
      place = place.when(inline(group.name()), inline(place(group)));
    }
    return place.otherwise(inline(BEHIND_ALL));
  }
}
