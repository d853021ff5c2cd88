package io.kesher.rewards;

import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Permission;
import io.kesher.identity.Reach;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Whose pay somebody sees: their own, that of the teams they lead, of the teams they are in, or
 * everybody's, as far as their permission reaches. Who stands in for somebody looks after their
 * customers, and learns nothing of their pay.
 */
final class Sight {
  private static final Permission SEE = Permission.of("rewards:see");
  private static final io.kesher.db.identity.tables.Membership MINE = MEMBERSHIP.as("mine");

  private Sight() {}

  static Condition of(Field<Long> employee) {
    var viewer = Viewers.current();
    if (everybody(viewer)) {
      return trueCondition();
    }
    var reach = viewer.grants().get(SEE);
    return viewer
        .id()
        .filter(me -> reach != null)
        .map(me -> of(employee, me, reach == Reach.TEAM))
        .orElse(falseCondition());
  }

  static boolean everybody() {
    return everybody(Viewers.current());
  }

  private static boolean everybody(Viewer viewer) {
    return viewer.everything() || viewer.grants().get(SEE) == Reach.ALL;
  }

  private static Condition of(Field<Long> employee, EmployeeId me, boolean wholeTeams) {
    return employee
        .eq(me.value())
        .or(
            employee.in(
                select(MEMBERSHIP.EMPLOYEE_ID)
                    .from(MINE)
                    .join(MEMBERSHIP)
                    .on(MEMBERSHIP.TEAM_ID.eq(MINE.TEAM_ID))
                    .where(
                        MINE.EMPLOYEE_ID.eq(me.value()),
                        wholeTeams ? noCondition() : MINE.LEADS.isTrue())));
  }
}
