package io.kesher.identity.web;

import gg.jte.Content;
import io.kesher.identity.ApiKeys;
import io.kesher.identity.Employees;
import io.kesher.identity.KnownPermissions;
import io.kesher.identity.Offices;
import io.kesher.identity.Permission;
import io.kesher.identity.Sessions;
import io.kesher.identity.SettingsSection;
import io.kesher.identity.SignedIn;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The office, oneself, one's API keys; then what other modules add. */
@May(May.SELF)
@Controller
class SettingsController {
  private final Templates templates;
  private final Offices offices;
  private final Employees employees;
  private final ApiKeys keys;
  private final KnownPermissions known;
  private final Sessions sessions;
  private final List<SettingsSection> more;

  SettingsController(
      Templates templates,
      Offices offices,
      Employees employees,
      ApiKeys keys,
      KnownPermissions known,
      Sessions sessions,
      ObjectProvider<SettingsSection> more) {
    this.templates = templates;
    this.offices = offices;
    this.employees = employees;
    this.keys = keys;
    this.known = known;
    this.sessions = sessions;
    this.more = more.orderedStream().toList();
  }

  @GetMapping("/settings")
  Html show(Frame frame, SignedIn me) {
    return new Html(
        page(frame, me, OfficeForm.of(offices.current()), me.employee().name(), Faults.none()));
  }

  @May("settings:manage")
  @PostMapping("/settings/office")
  Object office(Frame frame, SignedIn me, OfficeForm form) {
    var faults = form.faults();
    if (!faults.isEmpty()) {
      return Html.unprocessable(page(frame, me, form, me.employee().name(), new Faults(faults)));
    }
    offices.change(form.office());
    return "redirect:/settings";
  }

  @PostMapping("/settings/profile")
  Object profile(Frame frame, SignedIn me, @RequestParam(defaultValue = "") String name) {
    var faults = Inputs.text("name", name, 120);
    if (!faults.isEmpty()) {
      return Html.unprocessable(
          page(frame, me, OfficeForm.of(offices.current()), name, new Faults(faults)));
    }
    employees.rename(me.employee().id(), name.strip());
    return "redirect:/settings";
  }

  private gg.jte.models.runtime.JteModel page(
      Frame frame, SignedIn me, OfficeForm office, String name, Faults faults) {
    List<Content> sections =
        more.stream()
            .filter(section -> frame.may(section.permission()))
            .map(section -> section.show(frame))
            .toList();
    return templates.identitySettings(
        frame,
        office,
        name,
        keys.of(me.employee().id()),
        me.viewer().permissions(known).stream().sorted().map(Permission::toString).toList(),
        sessions.of(me),
        faults,
        sections);
  }

  @Configuration(proxyBeanMethods = false)
  static class Places {
    @Bean
    Place settingsPlace() {
      return new Place(
          "identity.settings.place", "/settings", "gear", PlaceGroup.MANAGEMENT, 90, May.SELF, 's');
    }
  }
}
