package io.kesher.interactions;

import static io.kesher.db.interactions.Tables.MENTION;

import io.kesher.identity.Employee;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.web.LiveEvents;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Colleagues who are called by name in a summary: {@code @Noa Barak}, or {@code @Noa}. */
@Component
public class Mentions {
  private final DSLContext database;
  private final Employees employees;
  private final LiveEvents live;
  private final Clock clock;

  Mentions(DSLContext database, Employees employees, LiveEvents live, Clock clock) {
    this.database = database;
    this.employees = employees;
    this.live = live;
    this.clock = clock;
  }

  /** Whoever is called and has not been before; who calls oneself is not. */
  @Transactional
  public void note(long interaction, String summary, @Nullable EmployeeId by) {
    if (summary.indexOf('@') < 0) {
      return;
    }
    called(summary, employees.enabled()).stream()
        .filter(id -> !id.equals(by))
        .forEach(id -> note(interaction, id.value()));
  }

  private void note(long interaction, long called) {
    int added =
        database
            .insertInto(MENTION)
            .set(MENTION.INTERACTION_ID, interaction)
            .set(MENTION.EMPLOYEE_ID, called)
            .onConflictDoNothing()
            .execute();
    if (added > 0) {
      live.publishToday(called);
    }
  }

  /** Seen: it stands on the one's page no longer; {@code false} brings it back. */
  @Transactional
  public void done(long interaction, EmployeeId who, boolean done) {
    database
        .update(MENTION)
        .set(MENTION.DONE_AT, done ? clock.instant() : null)
        .where(MENTION.INTERACTION_ID.eq(interaction), MENTION.EMPLOYEE_ID.eq(who.value()))
        .execute();
    live.publishToday(who.value());
  }

  /** By the whole name, or by the first where only one has it. */
  static List<EmployeeId> called(String summary, List<Employee> people) {
    return people.stream()
        .filter(one ->
            calls(summary, one.name())
                || calls(summary, first(one))
                    && people.stream().filter(other -> first(other).equals(first(one))).count()
                        == 1)
        .map(Employee::id)
        .toList();
  }

  private static String first(Employee one) {
    return one.name().split("\\s", 2)[0];
  }

  private static boolean calls(String summary, String name) {
    var text = summary.toLowerCase(Locale.ROOT);
    var call = "@" + name.toLowerCase(Locale.ROOT);
    for (int at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
      int end = at + call.length();
      if (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
        return true;
      }
    }
    return false;
  }
}
