package io.kesher.identity;

import static io.kesher.db.identity.Tables.ROLE;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What names the office has for what its employees may do. */
@Component
public class Roles {
  private final DSLContext db;

  Roles(DSLContext db) {
    this.db = db;
  }

  /** Those that ship first, then the office's own by name. */
  public List<Role> all() {
    return db.select(ROLE.ID, ROLE.CODE, ROLE.NAME, ROLE.EVERYTHING)
        .from(ROLE)
        .orderBy(ROLE.NAME.asc().nullsFirst(), ROLE.ID)
        .fetch(Employees::role);
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
