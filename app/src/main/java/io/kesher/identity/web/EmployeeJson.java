package io.kesher.identity.web;

import io.kesher.identity.Colleague;
import io.kesher.identity.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An employee as the API shows them. What they cost is a resource of its own. */
record EmployeeJson(
    long id,
    String name,
    String email,
    RoleJson role,
    List<String> teams,
    boolean disabled,
    @Nullable Instant disabledAt,
    @Nullable Instant seenAt,
    int version) {

  /**
   * @param code of a role that ships
   * @param name of one of the office's own
   */
  record RoleJson(long id, @Nullable String code, @Nullable String name, boolean everything) {
    static RoleJson of(Role role) {
      return new RoleJson(role.id().value(), role.code(), role.name(), role.everything());
    }
  }

  static EmployeeJson of(Colleague one) {
    return new EmployeeJson(
        one.employee().id().value(),
        one.employee().name(),
        one.employee().email(),
        RoleJson.of(one.employee().role()),
        one.teams(),
        one.disabled(),
        one.disabledAt(),
        one.seenAt(),
        one.version());
  }
}
