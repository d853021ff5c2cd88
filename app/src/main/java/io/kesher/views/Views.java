package io.kesher.views;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.views.Tables.OPENING;
import static io.kesher.db.views.Tables.REMOVAL;
import static io.kesher.db.views.Tables.SAVED;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The views that the reader has: their own, and those that somebody shares. Only whoever may manage
 * views shares one, or changes one that is shared.
 */
@Service
public class Views {
  private static final String MANAGE = "views:manage";
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_QUERY = 4000;
  private static final int MOST = 100;

  private final DSLContext database;
  private final ObjectProvider<ViewedList> lists;
  private final Clock clock;

  Views(DSLContext database, ObjectProvider<ViewedList> lists, Clock clock) {
    this.database = database;
    this.lists = lists;
    this.clock = clock;
  }

  /** How a change of a view ends. */
  public sealed interface Change {
    record Done(SavedView view) implements Change {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(SavedView theirs) implements Change {}
  }

  /** Those of a list, the reader's own first. */
  public List<SavedView> of(String list) {
    var asked = list(list);
    return select(SAVED.LIST.eq(list))
        .orderBy(SAVED.SHARED, SAVED.NAME.collate("he-x-icu"), SAVED.ID)
        .limit(2 * MOST)
        .fetch(row -> view(row, asked));
  }

  /** The same without what they ask, which a list that only names them need not read. */
  public List<SavedView> named(String list) {
    list(list);
    return select(SAVED.LIST.eq(list))
        .orderBy(SAVED.SHARED, SAVED.NAME.collate("he-x-icu"), SAVED.ID)
        .limit(2 * MOST)
        .fetch(row -> view(row, null));
  }

  /** A view, unless there is none or none that the reader has. */
  public Optional<SavedView> seek(long id) {
    return select(SAVED.ID.eq(id)).fetchOptional(row -> view(row, list(row.get(SAVED.LIST))));
  }

  /**
   * @throws Refusal 404 where there is none, or none that the reader has
   */
  public SavedView find(long id) {
    return seek(id).orElseThrow(Refusal::notFound);
  }

  /** The one with which a list opens for the reader. */
  public Optional<SavedView> opening(String list) {
    var asked = list(list);
    return select(SAVED.LIST.eq(list).and(opens())).fetchOptional(row -> view(row, asked));
  }

  /** The list of this name, as far as the reader sees it. */
  public ViewedList list(String name) {
    return lists.stream()
        .filter(each -> each.name().equals(name))
        .filter(each -> Viewers.current().may(each.permission()))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  /**
   * @throws Refusal 422 with the faults of the draft, 403 where it is shared and that is not the
   *     reader's to do
   */
  @Transactional
  public SavedView save(String list, ViewDraft draft) {
    var name = check(list(list), draft, false);
    if (database.fetchCount(SAVED, SAVED.OWNER_ID.eq(me())) >= 2 * MOST) {
      throw Refusal.of(List.of(FieldFault.of("name", "views.fault.many", MOST)));
    }
    return find(
        database
            .insertInto(SAVED)
            .set(SAVED.LIST, list)
            .set(SAVED.NAME, name)
            .set(SAVED.QUERY, draft.query())
            .set(SAVED.OWNER_ID, me())
            .set(SAVED.SHARED, draft.shared())
            .returningResult(SAVED.ID)
            .fetchSingle()
            .value1());
  }

  /** Changes a view that somebody has read at this version. */
  @Transactional
  public Change change(long id, int version, ViewDraft draft) {
    var now = changeable(id);
    if (now.version() != version) {
      return new Change.Overtaken(now);
    }
    var name = check(list(now.list()), draft, now.shared());
    database
        .update(SAVED)
        .set(SAVED.NAME, name)
        .set(SAVED.QUERY, draft.query())
        .set(SAVED.SHARED, draft.shared())
        .set(SAVED.VERSION, SAVED.VERSION.plus(1))
        .where(SAVED.ID.eq(id))
        .execute();
    return new Change.Done(find(id));
  }

  /** Takes a view away from all who have it. Asking twice is asking once. */
  @Transactional
  public SavedView remove(long id) {
    var gone = changeable(id);
    database
        .insertInto(REMOVAL)
        .set(REMOVAL.SAVED_ID, id)
        .set(REMOVAL.BY_ID, me())
        .set(REMOVAL.AT, clock.instant())
        .onConflictDoNothing()
        .execute();
    return gone;
  }

  /** Gives a view back that the reader has taken away. */
  @Transactional
  public SavedView restore(long id) {
    database.deleteFrom(REMOVAL).where(REMOVAL.SAVED_ID.eq(id), REMOVAL.BY_ID.eq(me())).execute();
    return find(id);
  }

  /**
   * With which view a list opens for the reader.
   *
   * @param view absent: with none
   */
  @Transactional
  public void open(String list, @Nullable Long view) {
    list(list);
    if (view == null) {
      database
          .deleteFrom(OPENING)
          .where(OPENING.EMPLOYEE_ID.eq(me()), OPENING.LIST.eq(list))
          .execute();
      return;
    }
    if (!find(view).list().equals(list)) {
      throw Refusal.notFound();
    }
    database
        .insertInto(OPENING)
        .set(OPENING.EMPLOYEE_ID, me())
        .set(OPENING.LIST, list)
        .set(OPENING.SAVED_ID, view)
        .onConflict(OPENING.EMPLOYEE_ID, OPENING.LIST)
        .doUpdate()
        .set(OPENING.SAVED_ID, view)
        .execute();
  }

  private SavedView changeable(long id) {
    database.select(SAVED.ID).from(SAVED).where(SAVED.ID.eq(id)).forUpdate().fetchOptional();
    var view = find(id);
    if (!view.mayChange()) {
      throw forbidden();
    }
    return view;
  }

  private static String check(ViewedList list, ViewDraft draft, boolean shared) {
    if ((draft.shared() || shared) && !Viewers.current().may(MANAGE)) {
      throw forbidden();
    }
    var name = VisibleText.strip(draft.name());
    if (name.isEmpty()) {
      throw Refusal.of(List.of(FieldFault.of("name", "web.field.required")));
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw Refusal.of(List.of(FieldFault.of("name", "web.problem.character")));
    }
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw Refusal.of(List.of(FieldFault.of("name", "web.field.too-long", LONGEST_NAME)));
    }
    if (draft.query().length() > LONGEST_QUERY || !list.answers(draft.query())) {
      throw Refusal.of(List.of(FieldFault.of("query", "views.fault.query")));
    }
    return name;
  }

  private org.jooq.SelectConditionStep<? extends Record> select(Condition which) {
    return database
        .select(SAVED.fields())
        .select(EMPLOYEE.NAME)
        .select(field(opens()).as("opens"))
        .from(SAVED)
        .join(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(SAVED.OWNER_ID))
        .where(which)
        .and(SAVED.OWNER_ID.eq(me()).or(SAVED.SHARED))
        .and(notExists(selectOne().from(REMOVAL).where(REMOVAL.SAVED_ID.eq(SAVED.ID))));
  }

  private static Condition opens() {
    return exists(
        selectOne()
            .from(OPENING)
            .where(OPENING.SAVED_ID.eq(SAVED.ID), OPENING.EMPLOYEE_ID.eq(me())));
  }

  private static SavedView view(Record row, @Nullable ViewedList list) {
    boolean shared = row.get(SAVED.SHARED);
    long owner = row.get(SAVED.OWNER_ID);
    var query = row.get(SAVED.QUERY);
    return new SavedView(
        row.get(SAVED.ID),
        row.get(SAVED.LIST),
        row.get(SAVED.NAME),
        list != null && list.answers(query) ? query : null,
        new EmployeeId(owner),
        row.get(EMPLOYEE.NAME),
        shared,
        row.get("opens", Boolean.class),
        shared ? Viewers.current().may(MANAGE) : owner == me(),
        row.get(SAVED.VERSION));
  }

  private static long me() {
    return Viewers.current()
        .id()
        .map(EmployeeId::value)
        .orElseThrow(() -> Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden"));
  }

  private static Refusal forbidden() {
    return Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
  }
}
