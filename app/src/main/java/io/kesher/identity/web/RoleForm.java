package io.kesher.identity.web;

import io.kesher.identity.FieldRule;
import io.kesher.identity.Permission;
import io.kesher.identity.Permissions;
import io.kesher.identity.Reach;
import io.kesher.identity.RoleRights;
import io.kesher.identity.Verb;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the page of a role sends: {@code may.customers:see=team}, {@code
 * field.customers.israeli-id=read}, {@code export.customers.israeli-id=true}.
 */
public record RoleForm(String name, RoleRights rights) {
  private static final String MAY = "may.";
  private static final String FIELD = "field.";
  private static final String EXPORT = "export.";

  static RoleForm empty() {
    return new RoleForm("", new RoleRights(false, Map.of(), Map.of()));
  }

  /**
   * @throws Refusal 422 for a permission, a reach or a field that is none
   */
  static RoleForm of(Map<String, String> sent) {
    var grants = new HashMap<Permission, Reach>();
    var fields = new HashMap<String, FieldRule>();
    try {
      sent.forEach((key, value) -> {
        if (key.startsWith(MAY) && !value.isEmpty()) {
          grants.put(Permission.of(key.substring(MAY.length())), Reach.of(value));
        } else if (key.startsWith(FIELD)) {
          var field = key.substring(FIELD.length());
          var rule = rule(value, sent.containsKey(EXPORT + field));
          if (!rule.equals(FieldRule.OPEN)) {
            fields.put(field, rule);
          }
        }
      });
    } catch (IllegalArgumentException unknown) {
      throw Refusal.of(List.of(FieldFault.of("permissions", "identity.fault.permission")));
    }
    return new RoleForm(Inputs.trimmed(sent.get("name")), new RoleRights(false, grants, fields));
  }

  static FieldRule rule(String access, boolean exported) {
    var level = FieldRule.Access.of(access);
    return new FieldRule(level, exported && level != FieldRule.Access.HIDDEN);
  }

  List<FieldFault> faults() {
    return Inputs.text("name", name, TeamsController.LONGEST_NAME);
  }

  /** How far it goes, as the list of choices says it; the empty word for not at all. */
  public String reach(Permissions of, Verb verb) {
    var reach = rights.grants().get(new Permission(of.subject(), verb));
    return reach == null ? "" : reach.toString();
  }

  /**
   * @param field as a rule names it
   */
  public FieldRule rule(String field) {
    return Objects.requireNonNullElse(rights.fields().get(field), FieldRule.OPEN);
  }
}
