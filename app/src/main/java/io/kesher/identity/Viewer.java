package io.kesher.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who looks, and what they may: read anew for each request, so that a change of role acts at once.
 * Every query of personal data starts from one ({@link Viewers#current()}).
 *
 * @param employee absent where the office itself works, as its nightly jobs do
 * @param everything an owner, or the office itself
 * @param own whose records count as one's own
 * @param team whose records count as those of one's teams, one's own included
 * @param teams those that one is in: what is in a team's hands is in the hands of each of them
 */
public record Viewer(
    @Nullable Employee employee,
    boolean everything,
    Map<Permission, Reach> grants,
    Map<String, FieldRule> fields,
    Set<EmployeeId> own,
    Set<EmployeeId> team,
    Set<TeamId> teams) {

  static final Viewer OFFICE =
      new Viewer(null, true, Map.of(), Map.of(), Set.of(), Set.of(), Set.of());

  public Viewer {
    grants = Map.copyOf(grants);
    fields = Map.copyOf(fields);
    own = Set.copyOf(own);
    team = Set.copyOf(team);
    teams = Set.copyOf(teams);
  }

  /** All that they may is a lot to look through whenever something is remembered of them. */
  @Override
  public int hashCode() {
    return id().hashCode();
  }

  public Optional<EmployeeId> id() {
    return Optional.ofNullable(employee).map(Employee::id);
  }

  public boolean may(String permission) {
    return may(Permission.of(permission));
  }

  public boolean may(Permission permission) {
    return everything || grants.containsKey(permission);
  }

  /** Whose records the permission is good for; of nobody's where there is no permission. */
  public Reached reach(String permission) {
    return reach(Permission.of(permission));
  }

  public Reached reach(Permission permission) {
    if (everything) {
      return new Reached.Everybody();
    }
    return switch (grants.get(permission)) {
      case ALL -> new Reached.Everybody();
      case TEAM -> new Reached.Only(team);
      case OWN -> new Reached.Only(own);
      case null -> new Reached.Only(Set.of());
    };
  }

  /**
   * Whether the permission is good for what is in these hands.
   *
   * @param owner absent where it is nobody's
   * @param inTeam absent where it is no team's
   */
  public boolean reaches(String permission, @Nullable EmployeeId owner, @Nullable TeamId inTeam) {
    return reach(permission).includes(owner)
        || inTeam != null && may(permission) && teams.contains(inTeam);
  }

  /**
   * Whether the field may be seen, and so also whether it may be filtered, sorted or grouped by:
   * what is hidden must not be learned by asking.
   *
   * @param field such as {@code customers.israeli-id}
   */
  public boolean sees(String field) {
    return rule(field).access() != FieldRule.Access.HIDDEN;
  }

  public boolean writes(String field) {
    return rule(field).access() == FieldRule.Access.WRITE;
  }

  public boolean exports(String field) {
    return rule(field).exported();
  }

  public FieldRule rule(String field) {
    return everything ? FieldRule.OPEN : fields.getOrDefault(field, FieldRule.OPEN);
  }

  /**
   * Whether all that a role gives is among what this viewer has: nobody gives away more than they
   * have, nor takes anything from somebody who has more.
   */
  boolean covers(RoleRights role) {
    return everything
        || !role.everything()
            && role.grants().entrySet().stream()
                .allMatch(grant -> {
                  var mine = grants.get(grant.getKey());
                  return mine != null && mine.compareTo(grant.getValue()) >= 0;
                })
            && fields.entrySet().stream()
                .allMatch(rule ->
                    rule.getValue()
                        .covers(role.fields().getOrDefault(rule.getKey(), FieldRule.OPEN)));
  }

  /** The same with no more than these permissions: what a key may that was given only so much. */
  Viewer within(Set<Permission> scopes, Set<Permission> known) {
    var left = new HashMap<Permission, Reach>();
    for (var permission : scopes) {
      var reach = everything && known.contains(permission) ? Reach.ALL : grants.get(permission);
      if (reach != null) {
        left.put(permission, reach);
      }
    }
    return new Viewer(employee, false, left, fields, own, team, teams);
  }

  /** For lists of scopes: all that this viewer may, of what is known. */
  public Set<Permission> permissions(KnownPermissions known) {
    return everything
        ? known.permissions()
        : grants.keySet().stream().filter(known::knows).collect(Collectors.toUnmodifiableSet());
  }
}
