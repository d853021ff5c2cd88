package io.kesher.interactions;

import static io.kesher.db.interactions.Tables.CONTEST_TASK;

import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Rights;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.rounds.ContestSettled;
import io.kesher.rounds.Contested;
import io.kesher.rounds.Reviews;
import io.kesher.web.Messages;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A dispute of a round is a task for whoever can mend the ledger. Whoever finishes the task says
 * that it is mended; where the dispute ends otherwise the task is done with it.
 */
@Component
class ContestTasks {
  private static final int DAYS = 3;

  private final DSLContext database;
  private final TaskEdits edits;
  private final Reviews reviews;
  private final Customers customers;
  private final Rights rights;
  private final Offices offices;
  private final Messages messages;

  ContestTasks(
      DSLContext database,
      TaskEdits edits,
      Reviews reviews,
      Customers customers,
      Rights rights,
      Offices offices,
      Messages messages) {
    this.database = database;
    this.edits = edits;
    this.reviews = reviews;
    this.customers = customers;
    this.rights = rights;
    this.offices = offices;
    this.messages = messages;
  }

  @EventListener
  void open(Contested contested) {
    var task = edits.create(draft(contested));
    database
        .insertInto(CONTEST_TASK)
        .set(CONTEST_TASK.CONTEST_ID, contested.contest())
        .set(CONTEST_TASK.TASK_ID, task.id())
        .execute();
  }

  private TaskDraft draft(Contested contested) {
    return new TaskDraft(
        title(contested),
        contested.customer().value(),
        EmployeeId.toNullable(mender(contested)),
        offices.today().plusDays(DAYS),
        null,
        null,
        null,
        List.of());
  }

  /** Who has left, or does not see the customer, mends nothing: then it is whoever named it. */
  private @Nullable EmployeeId mender(Contested contested) {
    var mender = contested.mender();
    return mender != null && rights.of(mender).filter(may -> sees(may, contested)).isPresent()
        ? mender
        : null;
  }

  private boolean sees(Viewer viewer, Contested contested) {
    return Viewers.as(viewer, () -> customers.sees(contested.customer()));
  }

  private String title(Contested contested) {
    var fact = messages.say(offices.current().language(), "rounds.fact." + contested.fact());
    var title =
        messages
            .say(offices.current().language(), "interactions.task.contest", fact, contested.words())
            .replace('\n', ' ');
    return title.length() <= TaskRules.LONGEST_TITLE
        ? title
        : title.substring(0, TaskRules.LONGEST_TITLE);
  }

  @EventListener
  void close(ContestSettled settled) {
    database
        .select(CONTEST_TASK.TASK_ID)
        .from(CONTEST_TASK)
        .where(CONTEST_TASK.CONTEST_ID.eq(settled.contest()))
        .fetchOptional(CONTEST_TASK.TASK_ID)
        .ifPresent(task -> Viewers.asOffice(() -> edits.finish(task)));
  }

  @EventListener
  void mended(TaskFinished finished) {
    database
        .select(CONTEST_TASK.CONTEST_ID)
        .from(CONTEST_TASK)
        .where(CONTEST_TASK.TASK_ID.eq(finished.task()))
        .fetchOptional(CONTEST_TASK.CONTEST_ID)
        .ifPresent(contest -> {
          var by = Viewers.current().id().orElse(null);
          Viewers.asOffice(() -> reviews.mended(contest, by));
        });
  }
}
