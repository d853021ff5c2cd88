package io.kesher.identity.web;

import io.kesher.api.Paged;
import io.kesher.identity.FieldRule;
import io.kesher.identity.KnownPermissions;
import io.kesher.identity.OwnFields;
import io.kesher.identity.Permission;
import io.kesher.identity.Permissions;
import io.kesher.identity.Reach;
import io.kesher.identity.Role;
import io.kesher.identity.RoleId;
import io.kesher.identity.RoleRights;
import io.kesher.identity.Roles;
import io.kesher.identity.Verb;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the office's roles may do. */
@May("roles:manage")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "roles")
class RolesApi {
  private static final int MOST = 200;

  private final Roles roles;
  private final KnownPermissions known;

  RolesApi(Roles roles, KnownPermissions known) {
    this.roles = roles;
    this.known = known;
  }

  record Page(List<RoleJson> items, @Nullable Long next) implements Paged {}

  record Rule(@Nullable String access, boolean exported) {}

  /**
   * @param permissions {@code customers:see} to {@code own}, {@code team} or {@code all}
   * @param fields those that are not simply open
   */
  record Draft(
      @Nullable String name,
      @Nullable Map<String, String> permissions,
      @Nullable Map<String, Rule> fields,
      @Nullable Integer version) {

    RoleRights rights() {
      var grants = new HashMap<Permission, Reach>();
      var rules = new HashMap<String, FieldRule>();
      try {
        Objects.requireNonNullElse(permissions, Map.<String, String>of())
            .forEach((permission, reach) -> grants.put(Permission.of(permission), Reach.of(reach)));
        Objects.requireNonNullElse(fields, Map.<String, Rule>of())
            .forEach((field, rule) ->
                rules.put(field, RoleForm.rule(Inputs.trimmed(rule.access()), rule.exported())));
      } catch (IllegalArgumentException unknown) {
        throw Refusal.of(List.of(FieldFault.of("permissions", "identity.fault.permission")));
      }
      return new RoleRights(false, grants, rules);
    }
  }

  record RoleJson(
      long id,
      @Nullable String code,
      @Nullable String name,
      boolean everything,
      Map<String, String> permissions,
      Map<String, Rule> fields,
      int version) {}

  record Subject(String subject, boolean reaching, List<String> verbs, List<String> fields) {
    static Subject of(Permissions one, List<OwnFields.Own> own) {
      return new Subject(
          one.subject(),
          one.reaching(),
          one.verbs().stream().map(Verb::toString).toList(),
          Stream.concat(
                  one.fields().stream().map(one::written),
                  own.stream().map(OwnFields.Own::rule).filter(one::owns))
              .toList());
    }
  }

  @May("roles:see")
  @GetMapping("/permissions")
  @Operation(summary = "All that can be allowed, and the fields that a role can be kept from")
  List<Subject> permissions() {
    var own = known.own();
    return known.all().stream().map(one -> Subject.of(one, own)).toList();
  }

  @May("roles:see")
  @GetMapping("/roles")
  @Operation(
      summary = "All roles: those that ship, then the office's own",
      description = "`after` is the last id of the page before.")
  Page index(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    var found = roles.page(after == null ? null : new RoleId(after), most);
    return new Page(
        found.stream().map(this::json).toList(),
        found.size() < most ? null : found.getLast().id().value());
  }

  @May("roles:see")
  @GetMapping("/roles/{id}")
  @Operation(summary = "One role")
  RoleJson show(@PathVariable long id) {
    return roles.find(new RoleId(id)).map(this::json).orElseThrow(Refusal::notFound);
  }

  @PostMapping("/roles")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make a role of the office's own",
      description = "It gives no more than whoever makes it has.")
  RoleJson create(@RequestBody Draft draft) {
    var name = Inputs.trimmed(draft.name());
    Inputs.accept(Inputs.text("name", name, TeamsController.LONGEST_NAME));
    return show(roles.create(name, draft.rights(), Viewers.current()).value());
  }

  @PutMapping("/roles/{id}")
  @Operation(
      summary = "Change what a role gives",
      description =
          "Acts from the next request on of everybody who has it. `version` is the role's.")
  RoleJson update(@PathVariable long id, @RequestBody Draft draft) {
    var shown = show(id);
    var name = draft.name() == null ? shown.name() : Inputs.trimmed(draft.name());
    if (shown.code() == null) {
      Inputs.accept(Inputs.text("name", name, TeamsController.LONGEST_NAME));
    }
    roles.change(
        new RoleId(id),
        Objects.requireNonNullElse(draft.version(), 0),
        Objects.requireNonNullElse(name, ""),
        draft.rights(),
        Viewers.current());
    return show(id);
  }

  @DeleteMapping("/roles/{id}")
  @Operation(summary = "Delete a role of the office's own that nobody has")
  ResponseEntity<Void> destroy(@PathVariable long id) {
    roles.delete(new RoleId(id), Viewers.current());
    return ResponseEntity.noContent().build();
  }

  private RoleJson json(Role role) {
    var rights = roles.rights(role.id()).orElseThrow();
    var permissions = new TreeMap<String, String>();
    rights
        .grants()
        .forEach((permission, reach) -> permissions.put(permission.toString(), reach.toString()));
    var fields = new TreeMap<String, Rule>();
    rights
        .fields()
        .forEach((field, rule) ->
            fields.put(field, new Rule(rule.access().toString(), rule.exported())));
    return new RoleJson(
        role.id().value(),
        role.code(),
        role.name(),
        role.everything(),
        permissions,
        fields,
        roles.version(role.id()));
  }
}
