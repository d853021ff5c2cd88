package io.kesher.identity;

import java.util.List;

/** People who work together: whose reach is their teams sees the records of all of them. */
public record Team(TeamId id, String name, List<Member> members) {
  /**
   * @param leads sees the records of the team's members as their own
   */
  public record Member(EmployeeId employee, String name, boolean leads) {}
}
