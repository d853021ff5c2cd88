package io.kesher.identity;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.INVITATION;
import static io.kesher.db.identity.Tables.ROLE;
import static io.kesher.db.identity.Tables.ROLE_FIELD;
import static io.kesher.db.identity.Tables.ROLE_GRANT;
import static org.jooq.impl.DSL.noCondition;

import io.kesher.web.FieldFault;
import io.kesher.web.LiveEvents;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What names the office has for what its employees may do. */
@Component
public class Roles {
  private final DSLContext db;

  private final KnownPermissions known;
  private final LiveEvents live;

  Roles(DSLContext db, KnownPermissions known, LiveEvents live) {
    this.db = db;
    this.known = known;
    this.live = live;
  }

  /** Those that ship first, then the office's own by name. */
  public List<Role> all() {
    return db.select(ROLE.ID, ROLE.CODE, ROLE.NAME, ROLE.EVERYTHING)
        .from(ROLE)
        .orderBy(ROLE.NAME.asc().nullsFirst(), ROLE.ID)
        .fetch(Employees::role);
  }

  /** In the order in which they were made: those that ship first. */
  public List<Role> page(@Nullable RoleId after, int limit) {
    return db.select(ROLE.ID, ROLE.CODE, ROLE.NAME, ROLE.EVERYTHING)
        .from(ROLE)
        .where(after == null ? noCondition() : ROLE.ID.gt(after.value()))
        .orderBy(ROLE.ID)
        .limit(limit)
        .fetch(Employees::role);
  }

  public Optional<Role> find(RoleId id) {
    return all().stream().filter(role -> role.id().equals(id)).findFirst();
  }

  /** Counts the changes of a role; to be shown again by whoever changes it. */
  public int version(RoleId id) {
    return db.select(ROLE.VERSION)
        .from(ROLE)
        .where(ROLE.ID.eq(id.value()))
        .fetchSingle(row -> row.value1());
  }

  /** A role of the office's own; it gives no more than {@code by} has. */
  @Transactional
  public RoleId create(String name, RoleRights rights, Viewer by) {
    check(rights, by);
    try {
      var id =
          new RoleId(
              db.insertInto(ROLE)
                  .set(ROLE.NAME, name)
                  .returningResult(ROLE.ID)
                  .fetchSingle()
                  .value1());
      write(id, rights);
      return id;
    } catch (DuplicateKeyException taken) {
      throw nameTaken();
    }
  }

  /**
   * Changes what a role gives, from the next request on of everybody who has it. What an owner may
   * is not a matter of choice.
   *
   * @param name of a role that ships, without effect
   * @throws Refusal 409 where somebody else was faster, 403 where it gives or gave more than {@code
   *     by} has
   */
  @Transactional
  public void change(RoleId id, int version, String name, RoleRights rights, Viewer by) {
    var role = find(id).orElseThrow(Refusal::notFound);
    if (role.everything()) {
      throw Refusal.of(HttpStatus.CONFLICT, "identity.refusal.owner-role");
    }
    giveable(id, by);
    check(rights, by);
    try {
      var changed =
          db.update(ROLE)
              .set(ROLE.NAME, role.ships() ? null : name)
              .set(ROLE.VERSION, ROLE.VERSION.plus(1))
              .where(ROLE.ID.eq(id.value()), ROLE.VERSION.eq(version))
              .execute();
      if (changed == 0) {
        throw Refusal.of(HttpStatus.CONFLICT, "identity.refusal.changed-meanwhile");
      }
    } catch (DuplicateKeyException taken) {
      throw nameTaken();
    }
    write(id, rights);
    db.select(EMPLOYEE.ID)
        .from(EMPLOYEE)
        .where(EMPLOYEE.ROLE_ID.eq(id.value()))
        .fetch(EMPLOYEE.ID)
        .forEach(live::endAll);
  }

  /** A role of the office's own that nobody has and nobody is invited to. */
  @Transactional
  public void delete(RoleId id, Viewer by) {
    var role = find(id).orElseThrow(Refusal::notFound);
    giveable(id, by);
    var used =
        db.fetchExists(EMPLOYEE, EMPLOYEE.ROLE_ID.eq(id.value()))
            || db.fetchExists(INVITATION, INVITATION.ROLE_ID.eq(id.value()));
    if (role.ships() || used) {
      throw Refusal.of(HttpStatus.CONFLICT, "identity.refusal.role-used");
    }
    db.deleteFrom(ROLE).where(ROLE.ID.eq(id.value())).execute();
  }

  private void check(RoleRights rights, Viewer by) {
    var unknown =
        rights.everything()
            || !rights.grants().keySet().stream().allMatch(known::knows)
            || !rights.fields().keySet().stream().allMatch(known::knowsField);
    if (unknown) {
      throw Refusal.of(List.of(FieldFault.of("permissions", "identity.fault.permission")));
    }
    if (!by.covers(rights)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "identity.refusal.more-than-own");
    }
  }

  private void write(RoleId id, RoleRights rights) {
    db.deleteFrom(ROLE_GRANT).where(ROLE_GRANT.ROLE_ID.eq(id.value())).execute();
    db.deleteFrom(ROLE_FIELD).where(ROLE_FIELD.ROLE_ID.eq(id.value())).execute();
    rights
        .grants()
        .forEach((permission, reach) ->
            db.insertInto(ROLE_GRANT)
                .set(ROLE_GRANT.ROLE_ID, id.value())
                .set(ROLE_GRANT.PERMISSION, permission.toString())
                .set(ROLE_GRANT.REACH, (known.reaches(permission) ? reach : Reach.ALL).toString())
                .execute());
    rights
        .fields()
        .forEach((field, rule) ->
            db.insertInto(ROLE_FIELD)
                .set(ROLE_FIELD.ROLE_ID, id.value())
                .set(ROLE_FIELD.FIELD, field)
                .set(ROLE_FIELD.ACCESS, rule.access().toString())
                .set(ROLE_FIELD.EXPORTED, rule.exported())
                .execute());
  }

  private static Refusal nameTaken() {
    return Refusal.of(List.of(FieldFault.of("name", "identity.fault.name-taken")));
  }

  /** What a role gives. */
  public Optional<RoleRights> rights(RoleId id) {
    return db.select(ROLE.EVERYTHING, Rights.GRANTS, Rights.FIELDS)
        .from(ROLE)
        .where(ROLE.ID.eq(id.value()))
        .fetchOptional(row -> new RoleRights(row.value1(), row.value2(), row.value3()));
  }

  /**
   * Nobody gives more than they have.
   *
   * @throws Refusal 403 where the role gives more than {@code by} has, 422 where there is none
   */
  void giveable(RoleId id, Viewer by) {
    var rights =
        rights(id)
            .orElseThrow(() -> Refusal.of(List.of(FieldFault.of("role", "identity.fault.role"))));
    if (!by.covers(rights)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "identity.refusal.more-than-own");
    }
  }

  /** A role that ships, by its code. */
  public RoleId shipped(String code) {
    return db.select(ROLE.ID)
        .from(ROLE)
        .where(ROLE.CODE.eq(code))
        .fetchSingle(row -> new RoleId(row.value1()));
  }
}
