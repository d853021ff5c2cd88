package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.profitability.Tables.STANDING;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Group;
import io.kesher.web.Refusal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which cases are asked for; what is absent leaves nothing out.
 *
 * @param owner in whose hands the case is
 * @param queue those that are in nobody's hands
 * @param text a part of the subject, or the number
 */
public record CaseSearch(
    Which which,
    @Nullable CaseKind kind,
    @Nullable Severity severity,
    @Nullable Group group,
    @Nullable EmployeeId owner,
    boolean queue,
    @Nullable CustomerId customer,
    @Nullable String text) {
  public static final CaseSearch ALL_OPEN =
      new CaseSearch(Which.OPEN, null, null, null, null, false, null, null);

  private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");

  /** Which of them a list shows, by their state. */
  public enum Which {
    /** All that are not closed. */
    OPEN,
    /** Open, and nobody has answered yet: who has waited for it longest first. */
    UNANSWERED,
    /** Open, and past what is owed next. */
    LATE,
    WAITING,
    CLOSED
  }

  static CaseSearch openOf(CustomerId customer) {
    return new CaseSearch(Which.OPEN, null, null, null, null, false, customer, null);
  }

  Condition fits(Instant now) {
    var fits = state(now);
    if (kind != null) {
      fits = fits.and(CUSTOMER_CASE.KIND.eq(kind.code()));
    }
    if (severity != null) {
      fits = fits.and(CUSTOMER_CASE.SEVERITY.eq(severity.place()));
    }
    if (group != null) {
      fits = fits.and(isIn(group));
    }
    if (owner != null) {
      fits = fits.and(CUSTOMER_CASE.OWNER_ID.eq(owner.value()));
    }
    if (queue) {
      fits = fits.and(CUSTOMER_CASE.OWNER_ID.isNull());
    }
    if (customer != null) {
      fits = fits.and(CUSTOMER_CASE.CUSTOMER_ID.eq(customer.value()));
    }
    return text == null ? fits : fits.and(says(text));
  }

  private Condition state(Instant now) {
    return switch (which) {
      case OPEN -> CUSTOMER_CASE.CLOSED_AT.isNull();
      case UNANSWERED ->
          Cases.owing()
              .and(CUSTOMER_CASE.ANSWERED_AT.isNull())
              .and(CUSTOMER_CASE.ANSWER_BY.isNotNull());
      case LATE -> Cases.owing().and(Cases.owed().lt(now));
      case WAITING -> CUSTOMER_CASE.WAITS_SINCE.isNotNull();
      case CLOSED -> CUSTOMER_CASE.CLOSED_AT.isNotNull();
    };
  }

  /** Whoever may not see groups learns nothing of them by asking. */
  private static Condition isIn(Group group) {
    if (!Cases.seesGroups()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
    return STANDING.GROUP_CODE.eq(group.name());
  }

  private static Condition says(String text) {
    var number = NUMBER.matcher(text);
    var says = CUSTOMER_CASE.SUBJECT.containsIgnoreCase(text);
    return number.matches() ? says.or(CUSTOMER_CASE.ID.eq(Long.parseLong(number.group(1)))) : says;
  }
}
