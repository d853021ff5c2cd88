package io.kesher.agreements.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementId;
import io.kesher.agreements.Agreements;
import io.kesher.agreements.Lapse;
import io.kesher.agreements.Radar;
import io.kesher.agreements.Renewal;
import io.kesher.customers.Customers;
import io.kesher.identity.Offices;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import templates.Templates;

/**
 * What the forms of a renewal and a lapse show, and what follows them: on pages of their own, or in
 * the agreement's row of the radar where that asks.
 */
@Component
class StepPages {
  private final Templates templates;
  private final Customers customers;
  private final Agreements agreements;
  private final AgreementPages pages;
  private final Radar radar;
  private final RadarTables tables;
  private final Offices offices;

  StepPages(
      Templates templates,
      Customers customers,
      Agreements agreements,
      AgreementPages pages,
      Radar radar,
      RadarTables tables,
      Offices offices) {
    this.templates = templates;
    this.customers = customers;
    this.agreements = agreements;
    this.pages = pages;
    this.radar = radar;
    this.tables = tables;
    this.offices = offices;
  }

  LocalDate today() {
    return offices.today();
  }

  Agreement changeable(long id) {
    var agreement = agreements.show(new AgreementId(id));
    customers.require(agreement.customer(), "agreements:change");
    return agreement;
  }

  JteModel renewal(Frame frame, String part, Agreement agreement, StepForm form, Faults faults) {
    return isRow(part, agreement.id())
        ? templates.agreementsRadarRenewal(
            frame, pages.customer(agreement), agreement, form, faults)
        : templates.agreementsRenewal(frame, pages.customer(agreement), agreement, form, faults);
  }

  JteModel lapse(Frame frame, String part, Agreement agreement, StepForm form, Faults faults) {
    return isRow(part, agreement.id())
        ? templates.agreementsRadarLapse(frame, pages.customer(agreement), agreement, form, faults)
        : templates.agreementsLapse(frame, pages.customer(agreement), agreement, form, faults);
  }

  Object renewed(Frame frame, String part, Renewal renewal) {
    return done(
        frame,
        part,
        renewal.agreement(),
        "renewal",
        "/renewals/" + renewal.id(),
        words(frame, renewal));
  }

  static String words(Frame frame, Renewal renewal) {
    return frame.say(
        "agreements.step.renewal",
        frame.date(Objects.requireNonNull(renewal.term().until())),
        frame.money(renewal.due()));
  }

  Object lapsed(Frame frame, String part, Lapse lapse) {
    return done(
        frame, part, lapse.agreement(), "lapse", "/lapses/" + lapse.id(), words(frame, lapse));
  }

  static String words(Frame frame, Lapse lapse) {
    return frame.say(
        "agreements.step.lapse",
        frame.date(lapse.day()),
        frame.say("agreements.reason." + lapse.reason()));
  }

  private Object done(
      Frame frame, String part, AgreementId id, String kind, String step, String words) {
    return isRow(part, id)
        ? new Html(
            templates.agreementsRadarDone(frame, radar.find(id), "/agreements/" + id + step, words))
        : to(id) + "?done=" + kind + "." + id;
  }

  Object undone(Frame frame, String part, AgreementId id) {
    if (!isRow(part, id)) {
      return to(id);
    }
    var row = radar.find(id);
    return new Html(templates.agreementsRadarRow(frame, row, tables.names(List.of(row))));
  }

  private static boolean isRow(String part, AgreementId id) {
    return part.equals("renewal-" + id);
  }

  private static String to(AgreementId id) {
    return "redirect:/agreements/" + id;
  }
}
