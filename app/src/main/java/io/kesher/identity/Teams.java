package io.kesher.identity;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static io.kesher.db.identity.Tables.TEAM;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works with whom. Whoever may manage employees may say so, and thereby also whose customers
 * somebody sees.
 */
@Component
public class Teams {
  private static final Field<List<Team.Member>> MEMBERS =
      multiset(
              select(EMPLOYEE.ID, EMPLOYEE.NAME, MEMBERSHIP.LEADS)
                  .from(MEMBERSHIP)
                  .join(EMPLOYEE)
                  .on(EMPLOYEE.ID.eq(MEMBERSHIP.EMPLOYEE_ID))
                  .where(MEMBERSHIP.TEAM_ID.eq(TEAM.ID))
                  .orderBy(MEMBERSHIP.LEADS.desc(), EMPLOYEE.NAME))
          .convertFrom(rows ->
              rows.map(
                  mapping((id, name, leads) -> new Team.Member(new EmployeeId(id), name, leads))));

  private final DSLContext db;
  private final Employees employees;

  Teams(DSLContext db, Employees employees) {
    this.db = db;
    this.employees = employees;
  }

  public List<Team> all() {
    return Settled.ask(Team.class, this::readAll);
  }

  private List<Team> readAll() {
    return teams(DSL.noCondition()).orderBy(TEAM.NAME, TEAM.ID).fetch(mapping(Teams::team));
  }

  /** In the order in which they were made. */
  public List<Team> page(@Nullable TeamId after, int limit) {
    return teams(after == null ? DSL.noCondition() : TEAM.ID.gt(after.value()))
        .orderBy(TEAM.ID)
        .limit(limit)
        .fetch(mapping(Teams::team));
  }

  /** What they are called. */
  public Map<TeamId, String> names() {
    return Settled.ask(TeamId.class, this::readNames);
  }

  private Map<TeamId, String> readNames() {
    return db.select(TEAM.ID, TEAM.NAME)
        .from(TEAM)
        .orderBy(TEAM.NAME, TEAM.ID)
        .fetch()
        .intoMap(row -> new TeamId(row.value1()), row -> row.value2());
  }

  public Optional<Team> find(TeamId id) {
    return teams(TEAM.ID.eq(id.value())).fetchOptional(mapping(Teams::team));
  }

  public TeamId create(String name) {
    try {
      return new TeamId(
          db.insertInto(TEAM).set(TEAM.NAME, name).returningResult(TEAM.ID).fetchSingle().value1());
    } catch (DuplicateKeyException taken) {
      throw nameTaken();
    }
  }

  public void rename(TeamId id, String name) {
    try {
      one(db.update(TEAM).set(TEAM.NAME, name).where(TEAM.ID.eq(id.value())).execute());
    } catch (DuplicateKeyException taken) {
      throw nameTaken();
    }
  }

  /** Its members stay in the office. */
  public void disband(TeamId id) {
    one(db.deleteFrom(TEAM).where(TEAM.ID.eq(id.value())).execute());
  }

  /** Puts somebody into a team, or changes whether they lead it. */
  @Transactional
  public void put(TeamId team, EmployeeId employee, boolean leads) {
    one(db.fetchCount(TEAM, TEAM.ID.eq(team.value())));
    employees.expect(employee);
    db.insertInto(MEMBERSHIP)
        .set(MEMBERSHIP.TEAM_ID, team.value())
        .set(MEMBERSHIP.EMPLOYEE_ID, employee.value())
        .set(MEMBERSHIP.LEADS, leads)
        .onConflict(MEMBERSHIP.TEAM_ID, MEMBERSHIP.EMPLOYEE_ID)
        .doUpdate()
        .set(MEMBERSHIP.LEADS, leads)
        .execute();
  }

  public void remove(TeamId team, EmployeeId employee) {
    one(
        db.deleteFrom(MEMBERSHIP)
            .where(MEMBERSHIP.TEAM_ID.eq(team.value()), MEMBERSHIP.EMPLOYEE_ID.eq(employee.value()))
            .execute());
  }

  private SelectConditionStep<Record3<Long, String, List<Team.Member>>> teams(Condition which) {
    return db.select(TEAM.ID, TEAM.NAME, MEMBERS).from(TEAM).where(which);
  }

  private static Team team(Long id, String name, List<Team.Member> members) {
    return new Team(new TeamId(id), name, members);
  }

  private static void one(int changed) {
    if (changed == 0) {
      throw Refusal.notFound();
    }
  }

  private static Refusal nameTaken() {
    return Refusal.of(List.of(FieldFault.of("name", "identity.fault.name-taken")));
  }
}
