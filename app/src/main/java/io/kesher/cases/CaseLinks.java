package io.kesher.cases;

import static io.kesher.db.cases.Tables.CASE_LINK;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.cases.Tables.LINKED;

import io.kesher.db.cases.Routines;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What cases have to do with each other. */
@Service
public class CaseLinks {
  private final DSLContext database;
  private final Cases cases;
  private final CaseNews news;
  private final Clock clock;

  CaseLinks(DSLContext database, Cases cases, CaseNews news, Clock clock) {
    this.database = database;
    this.cases = cases;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Of a case and of all that are part of it. Links to what the reader may not see are left out; a
   * case that is part of another is told as the other.
   */
  public List<CaseLink> of(CaseId id) {
    cases.find(id);
    var linked = LINKED.call(id.value());
    var links =
        database
            .select(linked.KIND, linked.FORWARD, linked.OTHER_ID)
            .from(linked)
            .orderBy(linked.OTHER_ID, linked.KIND)
            .fetch();
    var others =
        Cases.select(
                database,
                Cases.visible().and(CUSTOMER_CASE.ID.in(links.getValues(linked.OTHER_ID))))
            .fetchMap(CUSTOMER_CASE.ID, Cases::read);
    return links.stream()
        .flatMap(row ->
            Stream.ofNullable(others.get(row.value3()))
                .map(other -> new CaseLink(CaseLink.Kind.of(row.value1()), row.value2(), other)))
        .toList();
  }

  /**
   * What is linked already stays so.
   *
   * @throws Refusal 404 where the reader does not see both, 409 where a case would be linked to
   *     itself, or be its own cause
   */
  @Transactional
  public void add(CaseId id, CaseLink.Kind kind, CaseId other) {
    var one = cases.changeable(id);
    var target = cases.find(other);
    if (cases.whole(id).equals(cases.whole(other))) {
      throw Refusal.of(HttpStatus.CONFLICT, "cases.refusal.link-self");
    }
    if (kind != CaseLink.Kind.RELATED
        && Boolean.TRUE.equals(
            Routines.leadsTo(database.configuration(), other.value(), id.value(), kind.code()))) {
      throw Refusal.of(HttpStatus.CONFLICT, "cases.refusal.link-circle");
    }
    boolean turned = kind == CaseLink.Kind.RELATED && id.value() > other.value();
    database
        .insertInto(CASE_LINK)
        .set(CASE_LINK.CASE_ID, turned ? other.value() : id.value())
        .set(CASE_LINK.OTHER_ID, turned ? id.value() : other.value())
        .set(CASE_LINK.KIND, kind.code())
        .set(CASE_LINK.BY_ID, Viewers.by())
        .set(CASE_LINK.AT, clock.instant())
        .onConflictDoNothing()
        .execute();
    news.tell(one, target);
  }

  /** From whichever side it is said. */
  @Transactional
  public void remove(CaseId id, CaseLink.Kind kind, CaseId other) {
    var one = cases.changeable(id);
    database
        .deleteFrom(CASE_LINK)
        .where(CASE_LINK.KIND.eq(kind.code()))
        .and(between(id, other).or(between(other, id)))
        .execute();
    news.tell(one, cases.find(other));
  }

  private static Condition between(CaseId one, CaseId other) {
    return CASE_LINK.CASE_ID.eq(one.value()).and(CASE_LINK.OTHER_ID.eq(other.value()));
  }
}
