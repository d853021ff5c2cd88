package io.kesher.interactions;

import static io.kesher.db.interactions.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kesher.KesherTest;
import io.kesher.News;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@KesherTest
class TaskTrashTests {
  @Autowired DSLContext database;
  @Autowired Tasks tasks;
  @Autowired TaskEdits edits;
  @Autowired TaskTrash trash;
  @Autowired Offices offices;
  @Autowired TestOffice office;
  @Autowired TestClock clock;

  @BeforeEach
  void nothing() {
    database.deleteFrom(TASK).execute();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void nobodyIsRemindedOfATaskInTheTrashUntilItIsBroughtBack() {
    var task = as("service", () -> edits.create(draft("להתקשר לדנה")));
    as("service", () -> put(task.id(), 1));
    as("service", () -> put(task.id(), 1));
    assertThat(as("service", () -> titles())).doesNotContain("להתקשר לדנה");
    assertThat(as("service", () -> refusal(() -> tasks.find(task.id()))).status())
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(as("service", () -> trash.page(null, 50)))
        .anySatisfy(lying -> assertThat(lying.words()).isEqualTo("להתקשר לדנה"));

    assertThat(as("service", () -> trash.restore(task.id()))).isEqualTo("/tasks/" + task.id());
    as("service", () -> trash.restore(task.id()));
    assertThat(as("service", () -> titles())).contains("להתקשר לדנה");
  }

  @Test
  void whoseItIsSeesItGoAndComeBackOnAnOpenPage() throws SQLException {
    var task = as("service", () -> edits.create(draft("להתקשר לדנה")));
    var today = "tasks/" + office.employee("service").value();
    assertThat(News.during(() -> as("service", () -> put(task.id(), 1)))).contains(today);
    assertThat(News.during(() -> as("service", () -> trash.restore(task.id())))).contains(today);
    assertThat(News.during(() -> as("service", () -> trash.restore(task.id()))))
        .doesNotContain(today);
  }

  @Test
  void whoMayNotChangeATaskNeitherDeletesItNorBringsItBack() {
    var task = as("service", () -> edits.create(draft("של השירות")));
    assertThat(as("salesperson", () -> refusal(() -> trash.put(task.id(), 1))).status())
        .isEqualTo(HttpStatus.NOT_FOUND);
    as("service", () -> put(task.id(), 1));
    assertThat(as("salesperson", () -> trash.find(task.id()))).isEmpty();
    assertThat(as("salesperson", () -> refusal(() -> trash.restore(task.id()))).status())
        .isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void ofOneThatRepeatsTheNextStaysWhenTheFirstEnds() {
    var first =
        as(
            "service",
            () ->
                edits.create(
                    new TaskDraft(
                        "כל שבוע",
                        null,
                        null,
                        offices.today(),
                        null,
                        null,
                        Repetition.WEEKLY,
                        List.of("step"))));
    as("service", () -> edits.finish(first.id()));
    as("service", () -> put(first.id(), 2));
    clock.advance(Duration.ofDays(29));
    assertThat(trash.endOld()).isZero();
    clock.advance(Duration.ofDays(2));
    assertThat(trash.endOld()).isEqualTo(1);
    assertThat(database.fetchCount(TASK, TASK.ID.eq(first.id()))).isZero();
    assertThat(as("service", () -> titles())).contains("כל שבוע");
  }

  private boolean put(long id, int version) {
    trash.put(id, version);
    return true;
  }

  private List<String> titles() {
    return tasks.page(new Tasks.Search(true, false, null, 50)).tasks().stream()
        .map(Task::title)
        .toList();
  }

  private TaskDraft draft(String title) {
    return new TaskDraft(title, null, null, offices.today(), null, null, null, List.of());
  }

  private <T> T as(String role, ScopedValue.CallableOp<T, RuntimeException> work) {
    return Viewers.as(office.viewer(role), work);
  }

  private static Refusal refusal(ThrowingCallable work) {
    return Objects.requireNonNull(catchThrowableOfType(Refusal.class, work));
  }
}
