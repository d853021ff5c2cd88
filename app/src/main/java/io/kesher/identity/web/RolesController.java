package io.kesher.identity.web;

import io.kesher.identity.KnownPermissions;
import io.kesher.identity.Role;
import io.kesher.identity.RoleId;
import io.kesher.identity.Roles;
import io.kesher.identity.Viewers;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** What the office's roles may do: permission by reach, and field by field. */
@May("roles:manage")
@Controller
@RequestMapping("/roles")
class RolesController {
  private final Templates templates;
  private final Roles roles;
  private final KnownPermissions known;

  RolesController(Templates templates, Roles roles, KnownPermissions known) {
    this.templates = templates;
    this.roles = roles;
    this.known = known;
  }

  @May("roles:see")
  @GetMapping
  Html index(Frame frame) {
    return new Html(templates.identityRoles(frame, roles.all()));
  }

  @GetMapping("/new")
  Html form(Frame frame) {
    return page(frame, null, 0, RoleForm.empty(), Faults.none());
  }

  @May("roles:see")
  @GetMapping("/{id}")
  Html show(Frame frame, @PathVariable long id) {
    var role = role(id);
    var form = new RoleForm(role.ships() ? "" : role.tag(), roles.rights(role.id()).orElseThrow());
    return page(frame, role, roles.version(role.id()), form, Faults.none());
  }

  @PostMapping
  Object create(Frame frame, @RequestParam Map<String, String> sent) {
    var form = RoleForm.of(sent);
    if (!form.faults().isEmpty()) {
      return page(frame, null, 0, form, new Faults(form.faults()));
    }
    return "redirect:/roles/" + roles.create(form.name(), form.rights(), Viewers.current()).value();
  }

  @PostMapping("/{id}")
  Object update(
      Frame frame,
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam Map<String, String> sent) {
    var role = role(id);
    var form = RoleForm.of(sent);
    if (!role.ships() && !form.faults().isEmpty()) {
      return page(frame, role, version, form, new Faults(form.faults()));
    }
    roles.change(role.id(), version, form.name(), form.rights(), Viewers.current());
    return "redirect:/roles/" + id;
  }

  @PostMapping("/{id}/deletion")
  String destroy(@PathVariable long id) {
    roles.delete(new RoleId(id), Viewers.current());
    return "redirect:/roles";
  }

  private Role role(long id) {
    return roles.find(new RoleId(id)).orElseThrow(Refusal::notFound);
  }

  private Html page(Frame frame, @Nullable Role role, int version, RoleForm form, Faults faults) {
    var page = templates.identityRole(frame, role, version, form, known.all(), known.own(), faults);
    return faults.any() ? Html.unprocessable(page) : new Html(page);
  }
}
