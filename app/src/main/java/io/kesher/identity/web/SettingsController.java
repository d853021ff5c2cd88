package io.kesher.identity.web;

import gg.jte.Content;
import io.kesher.identity.ApiKeys;
import io.kesher.identity.Employee;
import io.kesher.identity.Employees;
import io.kesher.identity.Offices;
import io.kesher.identity.SettingsSection;
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
  private final List<SettingsSection> sections;

  SettingsController(
      Templates templates,
      Offices offices,
      Employees employees,
      ApiKeys keys,
      ObjectProvider<SettingsSection> sections) {
    this.templates = templates;
    this.offices = offices;
    this.employees = employees;
    this.keys = keys;
    this.sections = sections.orderedStream().toList();
  }

  @GetMapping("/settings")
  Html show(Frame frame, Employee me) {
    return new Html(page(frame, me, OfficeForm.of(offices.current()), me.name(), Faults.none()));
  }

  @May("settings:manage")
  @PostMapping("/settings/office")
  Object office(Frame frame, Employee me, OfficeForm form) {
    var faults = form.faults();
    if (!faults.isEmpty()) {
      return Html.unprocessable(page(frame, me, form, me.name(), new Faults(faults)));
    }
    offices.change(form.office());
    return "redirect:/settings";
  }

  @PostMapping("/settings/profile")
  Object profile(Frame frame, Employee me, @RequestParam(defaultValue = "") String name) {
    var faults = Inputs.text("name", name, 120);
    if (!faults.isEmpty()) {
      return Html.unprocessable(
          page(frame, me, OfficeForm.of(offices.current()), name, new Faults(faults)));
    }
    employees.rename(me.id(), name.strip());
    return "redirect:/settings";
  }

  private gg.jte.models.runtime.JteModel page(
      Frame frame, Employee me, OfficeForm office, String name, Faults faults) {
    List<Content> more =
        sections.stream()
            .filter(section -> frame.may(section.permission()))
            .map(section -> section.show(frame))
            .toList();
    return templates.identitySettings(frame, office, name, keys.of(me.id()), faults, more);
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
