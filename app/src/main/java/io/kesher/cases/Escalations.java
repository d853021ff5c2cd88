package io.kesher.cases;

import static io.kesher.db.cases.Tables.ALARM;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.cases.Tables.ESCALATION;
import static io.kesher.db.cases.Tables.ESCALATION_TOLD;
import static io.kesher.db.cases.Tables.PARTS;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.kesher.cases.Escalation.Asked;
import io.kesher.cases.Escalation.Because;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Service;

/** How cases moved up by themselves. What moves them is {@link Watching}. */
@Service
public class Escalations {
  private static final Field<List<Asked>> ASKED =
      multiset(
              select(
                      ESCALATION_TOLD.EMPLOYEE_ID,
                      EMPLOYEE.NAME,
                      ESCALATION_TOLD.BECAUSE,
                      ESCALATION_TOLD.TOLD_AT)
                  .from(ESCALATION_TOLD)
                  .join(EMPLOYEE)
                  .on(EMPLOYEE.ID.eq(ESCALATION_TOLD.EMPLOYEE_ID))
                  .where(ESCALATION_TOLD.ESCALATION_ID.eq(ESCALATION.ID))
                  .orderBy(EMPLOYEE.NAME, EMPLOYEE.ID))
          .convertFrom(rows ->
              rows.map(
                  mapping((who, name, because, at) ->
                      new Asked(new EmployeeId(who), name, Because.of(because), at))))
          .as("asked");

  private final DSLContext database;
  private final Cases cases;

  Escalations(DSLContext database, Cases cases) {
    this.database = database;
    this.cases = cases;
  }

  /** Of a case and of all that are part of it, the earliest first. */
  public List<Escalation> of(CaseId id) {
    cases.find(id);
    var parts = PARTS.call(id.value());
    return database
        .select(ESCALATION.fields())
        .select(ASKED)
        .from(ESCALATION)
        .where(ESCALATION.CASE_ID.in(select(parts.ID).from(parts)))
        .orderBy(ESCALATION.AT, ESCALATION.ID)
        .fetch(row ->
            new Escalation(
                row.get(ESCALATION.ID),
                new CaseId(row.get(ESCALATION.CASE_ID)),
                Owed.of(row.get(ESCALATION.PROMISE)),
                row.get(ESCALATION.DUE_AT),
                Rung.of(row.get(ESCALATION.RUNG)),
                row.get(ESCALATION.PERCENT),
                row.get(ESCALATION.AT),
                row.get(ASKED)));
  }

  /** A case of which whoever looks has been told. */
  record Told(Case one, Rung rung) {}

  /**
   * Of whom whoever looks has been told, and who still wait; without those that stand on their page
   * anyway, as their own or as those of a customer of theirs in nobody's hands.
   */
  List<Told> ofMine(int limit) {
    var me = Viewers.current().id().map(EmployeeId::value).orElse(0L);
    Map<Long, Rung> rungs =
        database
            .select(ALARM.CASE_ID, ALARM.RUNG)
            .from(ALARM)
            .where(ALARM.EMPLOYEE_ID.eq(me))
            .fetchMap(row -> row.value1(), row -> Rung.of(row.value2()));
    return Cases.select(database, Cases.visible().and(CUSTOMER_CASE.ID.in(rungs.keySet())))
        .and(CUSTOMER_CASE.OWNER_ID.isDistinctFrom(me))
        .and(CUSTOMER_CASE.OWNER_ID.isNotNull().or(CUSTOMER.OWNER_ID.isDistinctFrom(me)))
        .orderBy(CUSTOMER_CASE.DUE_AT, CUSTOMER_CASE.ID)
        .limit(limit)
        .fetch(row ->
            new Told(Cases.read(row), rungs.getOrDefault(row.get(CUSTOMER_CASE.ID), Rung.MATES)));
  }
}
