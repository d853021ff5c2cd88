package io.kesher.interactions;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.TeamId;

/**
 * Whose week is asked for. In an address it is {@code mine}, {@code all}, {@code e12} or {@code
 * t3}.
 */
public sealed interface Whose {
  record Mine() implements Whose {}

  record Everybody() implements Whose {}

  record Employee(EmployeeId id) implements Whose {}

  record Team(TeamId id) implements Whose {}

  /** What an address names; of one that names nothing, one's own. */
  static Whose of(String named) {
    if (named.matches("[et][0-9]{1,18}")) {
      long id = Long.parseLong(named.substring(1));
      return named.startsWith("e") ? new Employee(new EmployeeId(id)) : new Team(new TeamId(id));
    }
    return named.equals("all") ? new Everybody() : new Mine();
  }

  default String named() {
    return switch (this) {
      case Mine() -> "mine";
      case Everybody() -> "all";
      case Employee(var id) -> "e" + id.value();
      case Team(var id) -> "t" + id.value();
    };
  }
}
