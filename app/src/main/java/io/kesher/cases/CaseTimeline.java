package io.kesher.cases;

import static io.kesher.db.cases.Tables.CASE_STEP;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.row;

import io.kesher.customers.Customer;
import io.kesher.customers.Happening;
import io.kesher.customers.TimelineSource;
import io.kesher.web.Frame;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cases in the timeline: where they were opened, closed, and opened again. */
@Component
@Order(15)
class CaseTimeline implements TimelineSource {
  private static final String CASE = "case";
  private static final List<String> TOLD =
      Stream.of(Step.Kind.OPENED, Step.Kind.CLOSED, Step.Kind.REOPENED)
          .map(Step.Kind::code)
          .toList();

  private final DSLContext database;

  CaseTimeline(DSLContext database) {
    this.database = database;
  }

  @Override
  public String name() {
    return CASE;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(new Kind(CASE, "cases.place"));
  }

  @Override
  public List<Happening> of(Frame frame, Customer customer, Wish wish) {
    return wish.wants(CASE) && frame.may(Cases.SEE)
        ? database
            .select(CASE_STEP.ID, CASE_STEP.KIND, CASE_STEP.OUTCOME, CASE_STEP.AT)
            .select(CUSTOMER_CASE.ID, CUSTOMER_CASE.KIND, CUSTOMER_CASE.SUBJECT, EMPLOYEE.NAME)
            .from(CUSTOMER_CASE)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(CUSTOMER_CASE.CUSTOMER_ID))
            .join(CASE_STEP)
            .on(CASE_STEP.CASE_ID.eq(CUSTOMER_CASE.ID))
            .leftJoin(EMPLOYEE)
            .on(EMPLOYEE.ID.eq(CASE_STEP.BY_ID))
            .where(Cases.visible())
            .and(CUSTOMER_CASE.CUSTOMER_ID.eq(customer.id().value()))
            .and(CASE_STEP.KIND.in(TOLD))
            .and(row(CASE_STEP.AT, CASE_STEP.ID).lt(wish.before(), wish.beforeId()))
            .orderBy(CASE_STEP.AT.desc(), CASE_STEP.ID.desc())
            .limit(wish.limit())
            .fetch(row -> told(frame, row))
        : List.of();
  }

  private static Happening told(Frame frame, Record row) {
    var number = "#" + row.get(CUSTOMER_CASE.ID);
    var kind = frame.say("cases.kind." + row.get(CUSTOMER_CASE.KIND));
    var outcome = row.get(CASE_STEP.OUTCOME);
    var how = outcome == null ? "" : frame.say("cases.outcome." + Outcome.of(outcome));
    return new Happening(
        CASE,
        row.get(CASE_STEP.ID),
        row.get(CASE_STEP.AT),
        true,
        CaseKind.of(row.get(CUSTOMER_CASE.KIND)).icon(),
        frame.say("cases.happened." + row.get(CASE_STEP.KIND), number, kind, how),
        row.get(CUSTOMER_CASE.SUBJECT),
        row.get(EMPLOYEE.NAME),
        null,
        "/cases/" + row.get(CUSTOMER_CASE.ID));
  }
}
