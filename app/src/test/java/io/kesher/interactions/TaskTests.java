package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.TASK;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.KesherTest;
import io.kesher.News;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerSearch;
import io.kesher.customers.TodayItem;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.interactions.TaskEdits.Edit;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.web.FieldFault;
import io.kesher.web.Frames;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

@KesherTest
class TaskTests {
  @Autowired DSLContext database;
  @Autowired Tasks tasks;
  @Autowired TaskEdits edits;
  @Autowired Today today;
  @Autowired Interactions interactions;
  @Autowired CustomerSearch search;
  @Autowired Mentions mentions;
  @Autowired Ledger ledger;
  @Autowired Offices offices;
  @Autowired Frames frames;
  @Autowired TestOffice office;

  private EmployeeId service = new EmployeeId(0);
  private EmployeeId salesperson = new EmployeeId(0);
  private LocalDate day = LocalDate.EPOCH;

  @BeforeEach
  void people() {
    service = office.employee("service");
    salesperson = office.employee("salesperson");
    day = offices.today();
    database.deleteFrom(TASK).execute();
    database.update(CUSTOMER).setNull(CUSTOMER.BIRTH_DATE).execute();
  }

  @Test
  void whatRepeatsComesAgainOnceItIsDoneAndGoesWhenThatIsTakenBack() {
    var weekly =
        as("service", () -> edits.create(draft("call", day, Repetition.WEEKLY, List.of("a", "b"))));
    as("service", () -> edits.tick(weekly.id(), 1, true));
    as("service", () -> edits.finish(weekly.id()));
    as("service", () -> edits.finish(weekly.id()));
    assertThat(open("service"))
        .singleElement()
        .satisfies(next -> {
          assertThat(next.dueDay()).isEqualTo(day.plusWeeks(1));
          assertThat(next.steps()).extracting(Task.Step::done).containsExactly(false, false);
        });
    as("service", () -> edits.reopen(weekly.id()));
    assertThat(open("service")).extracting(Task::id).containsExactly(weekly.id());
  }

  @Test
  void theNextOneThatSomebodyHasChangedStays() {
    var daily = as("service", () -> edits.create(draft("call", day, Repetition.DAILY, List.of())));
    as("service", () -> edits.finish(daily.id()));
    var next = open("service").getFirst();
    as("service", () -> edits.change(next.id(), 1, draft("call twice", day, null, List.of())));
    as("service", () -> edits.reopen(daily.id()));
    assertThat(open("service")).hasSize(2);
    as("service", () -> edits.finish(daily.id()));
    assertThat(open("service")).hasSize(1);
  }

  @Test
  void aChangeKeepsTheTicksAndTellsTheSecondWriter() {
    var task = as("service", () -> edits.create(draft("call", day, null, List.of("a", "b"))));
    as("service", () -> edits.tick(task.id(), 2, true));
    as("service", () -> edits.change(task.id(), 1, draft("call", day, null, List.of("b", "c"))));
    assertThat(as("service", () -> tasks.find(task.id())).steps())
        .containsExactly(new Task.Step(1, "b", true), new Task.Step(2, "c", false));
    assertThat(as("owner", () -> edits.change(task.id(), 1, draft("mine", day, null, List.of()))))
        .isInstanceOf(Edit.Overtaken.class);
  }

  @Test
  void oneSeesOnesOwnAndWhatOneGaveAndNobodyElses() {
    var own = as("salesperson", () -> edits.create(draft("own", day, null, List.of())));
    var given = as("salesperson", () -> edits.create(draft("given", service.value(), null)));
    var foreign = as("service", () -> edits.create(draft("foreign", day, null, List.of())));
    assertThat(as("salesperson", () -> tasks.page(all())).tasks())
        .extracting(Task::id)
        .containsExactlyInAnyOrder(own.id(), given.id());
    assertThatThrownBy(() -> as("salesperson", () -> tasks.find(foreign.id())))
        .hasMessage("web.problem.not-found");
    assertThat(as("salesperson", () -> edits.finish(given.id())).done()).isTrue();
    assertThat(as("manager", () -> edits.finish(foreign.id())).done()).isTrue();
  }

  @Test
  void whoDoesNotSeeACustomerGetsNoTaskAboutThem() {
    long customer = customer(service, null);
    assertThat(faults(() -> edits.create(draft("call", salesperson.value(), customer))))
        .containsExactly("owner");
    assertThat(faults(() -> edits.create(draft("call", 987_654L, null)))).containsExactly("owner");
    assertThat(faults(() -> edits.create(draft("call", service.value(), 987_654L))))
        .containsExactly("customer");
    var task = as("service", () -> edits.create(draft("call", service.value(), customer)));
    assertThat(requireNonNull(task.customer()).name()).isEqualTo("דנה כהן");
  }

  @Test
  void aTaskStaysItsOwnersWhenTheCustomerGoesIntoOtherHands() {
    long customer = customer(salesperson, null);
    var task = as("salesperson", () -> edits.create(draft("call", salesperson.value(), customer)));
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, service.value())
        .where(CUSTOMER.ID.eq(customer))
        .execute();
    var left = as("salesperson", () -> tasks.find(task.id()));
    assertThat(left.customer()).isNull();
    as(
        "salesperson",
        () -> edits.change(task.id(), left.version(), draft("other", salesperson.value(), null)));
    assertThat(requireNonNull(as("owner", () -> tasks.find(task.id())).customer()).id().value())
        .isEqualTo(customer);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(faults(() -> edits.create(draft(" ", day, null, List.of()))))
        .containsExactly("title");
    assertThat(faults(() -> edits.create(draft("x".repeat(301), day, null, List.of()))))
        .containsExactly("title");
    assertThat(faults(() -> edits.create(draft("x", null, null, List.of()))))
        .containsExactly("dueDay");
    assertThat(faults(() -> edits.create(draft("x", LocalDate.of(9999, 1, 1), null, List.of()))))
        .containsExactly("dueDay");
    assertThat(
            faults(() ->
                edits.create(draft("x", day, null, java.util.Collections.nCopies(51, "step")))))
        .containsExactly("steps");
    assertThat(open("service")).isEmpty();
  }

  @Test
  void listsGoOnWithoutAGapOrADouble() {
    for (int i = 0; i < 12; i++) {
      int late = i / 3;
      as("service", () -> edits.create(draft("t", day.plusDays(late), null, List.of())));
    }
    assertThat(byPages(false)).hasSize(12).doesNotHaveDuplicates();
    open("service").forEach(task -> as("service", () -> edits.finish(task.id())));
    assertThat(byPages(true)).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void todayPutsTheLateFirstAndThenWhoContributesMost() {
    long poor = customer(service, null);
    long rich = customer(service, null);
    Viewers.asOffice(() -> ledger.post(income(rich, 900)));
    Viewers.asOffice(() -> ledger.post(income(poor, 5)));
    as("service", () -> edits.create(draft("poor", service.value(), poor)));
    as("service", () -> edits.create(draft("rich", service.value(), rich)));
    as("service", () -> edits.create(draft("late", day.minusDays(3), null, List.of())));
    as("service", () -> edits.create(draft("far", day.plusDays(3), null, List.of())));
    var reminder = new TaskDraft("soon", null, null, day.plusDays(2), null, 2, null, List.of());
    as("service", () -> edits.create(reminder));
    assertThat(waiting("service"))
        .extracting(TodayItem::title)
        .containsExactly("late", "rich", "poor", "soon");
    assertThat(waiting("service").getFirst().urgency()).isEqualTo(Urgency.OVERDUE);
  }

  @Test
  void todayTellsOfMentionsUntilTheyAreRead() {
    var customer = new io.kesher.customers.CustomerId(customer(service, null));
    var note = new InteractionDraft(InteractionKind.NOTE, null, null, 60, "@service look here");
    long id = as("owner", () -> interactions.log(customer, note)).id();
    assertThat(waiting("service")).extracting(TodayItem::kind).containsExactly("mention");
    assertThat(waiting("salesperson")).isEmpty();
    mentions.done(id, service, true);
    assertThat(waiting("service")).isEmpty();
    mentions.done(id, service, false);
    assertThat(waiting("service")).hasSize(1);
    mentions.done(id, service, true);
  }

  @Test
  void whoeverIsCalledIsToldOnTheirOpenPageOfTodayAndOnce() throws SQLException {
    var customer = new io.kesher.customers.CustomerId(customer(service, null));
    var words = "@service look here";
    var note = new InteractionDraft(InteractionKind.NOTE, null, null, 60, words);
    var logged = new AtomicLong();
    assertThat(
            News.during(() -> logged.set(as("owner", () -> interactions.log(customer, note)).id())))
        .contains("tasks/" + service.value());
    assertThat(News.during(() -> mentions.note(logged.get(), words, null)))
        .doesNotContain("tasks/" + service.value());
    assertThat(News.during(() -> mentions.done(logged.get(), service, true)))
        .contains("tasks/" + service.value());
  }

  @Test
  void todayTellsOfBirthdaysOfOnesOwnCustomersToThoseWhoMaySeeThem() {
    customer(salesperson, day.minusYears(40));
    customer(salesperson, day.minusYears(40).plusDays(1));
    customer(service, day.minusYears(40));
    assertThat(waiting("salesperson")).extracting(TodayItem::kind).containsExactly("birthday");
    assertThat(waiting("analyst")).isEmpty();
    assertThat(BirthdayToday.days(LocalDate.of(2027, 2, 28))).hasSize(2);
    assertThat(BirthdayToday.days(LocalDate.of(2028, 2, 28))).hasSize(1);
  }

  private List<TodayItem> waiting(String role) {
    return as(
        role,
        () ->
            today.of(frames.of(new MockHttpServletRequest())).stream()
                .map(Today.Waiting::item)
                .toList());
  }

  private long customer(EmployeeId owner, @Nullable LocalDate born) {
    return database
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NAME, "דנה כהן")
        .set(CUSTOMER.OWNER_ID, owner.value())
        .set(CUSTOMER.BIRTH_DATE, born)
        .returningResult(CUSTOMER.ID)
        .fetchSingle()
        .value1();
  }

  private Posting.Income income(long customer, int amount) {
    return new Posting.Income(
        new io.kesher.customers.CustomerId(customer), day, BigDecimal.valueOf(amount), null, null);
  }

  @Test
  void aCustomerIsFoundByWhatIsToBeDoneForThemWhereOnesReachGoes() {
    long customer = customer(service, null);
    as("service", () -> edits.create(draft("לברר בעניין הגגון", service.value(), customer)));
    assertThat(as("service", () -> search.find("גגון", 8)))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.by()).isEqualTo("task");
          assertThat(found.mark()).isEqualTo("לברר בעניין הגגון");
        });
    assertThat(as("analyst", () -> search.find("גגון", 8))).isEmpty();
  }

  private TaskDraft draft(
      String title, @Nullable LocalDate due, @Nullable Repetition repeats, List<String> steps) {
    return new TaskDraft(title, null, null, due, null, null, repeats, steps);
  }

  private TaskDraft draft(String title, long owner, @Nullable Long customer) {
    return new TaskDraft(title, customer, owner, day, null, null, null, List.of());
  }

  private static Tasks.Search all() {
    return new Tasks.Search(false, false, null, 50);
  }

  private List<Task> open(String role) {
    return as(role, () -> tasks.page(new Tasks.Search(true, false, null, 50))).tasks();
  }

  private List<Task> byPages(boolean done) {
    List<Task> found = new ArrayList<>();
    Tasks.After after = null;
    do {
      var from = after;
      var page = as("service", () -> tasks.page(new Tasks.Search(true, done, from, 5)));
      found.addAll(page.tasks());
      after = page.next();
    } while (after != null);
    return found;
  }

  private List<String> faults(ScopedValue.CallableOp<Task, RuntimeException> attempt) {
    try {
      as("service", attempt);
      return List.of();
    } catch (Refusal refused) {
      return refused.fields().stream().map(FieldFault::field).toList();
    }
  }

  private <T> T as(String role, ScopedValue.CallableOp<T, RuntimeException> work) {
    Viewer viewer = office.viewer(role);
    return Viewers.as(viewer, work);
  }
}
