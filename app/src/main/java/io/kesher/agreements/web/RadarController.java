package io.kesher.agreements.web;

import io.kesher.agreements.AgreementId;
import io.kesher.agreements.Radar;
import io.kesher.api.Export;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import templates.Templates;

/** The renewals that come, by what is at stake, and the same as a file. */
@May("agreements:see")
@Controller
class RadarController {
  private final Templates templates;
  private final Radar radar;
  private final RadarTables tables;
  private final RadarExport export;

  RadarController(Templates templates, Radar radar, RadarTables tables, RadarExport export) {
    this.templates = templates;
    this.radar = radar;
    this.tables = tables;
    this.export = export;
  }

  @GetMapping("/renewals")
  Html index(
      Frame frame,
      @ModelAttribute RadarWish wish,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var table = tables.table(wish);
    return new Html(
        part.equals("more")
            ? templates.agreementsRadarRows(frame, table)
            : templates.agreementsRadar(frame, table));
  }

  @GetMapping("/renewals/stakes")
  Html stakes(Frame frame, @ModelAttribute RadarWish wish) {
    var query = tables.query(wish);
    return new Html(templates.agreementsRadarStakes(frame, query, radar.stakes(query.search())));
  }

  @GetMapping("/renewals/{id}")
  Html row(Frame frame, @PathVariable long id) {
    var row = radar.find(new AgreementId(id));
    return new Html(templates.agreementsRadarRow(frame, row, tables.names(List.of(row))));
  }

  @May("agreements:export")
  @Export
  @GetMapping("/renewals/export.csv")
  void csv(Frame frame, @ModelAttribute RadarWish wish, HttpServletResponse response)
      throws IOException {
    export.csv(frame, tables.query(wish), response);
  }

  @May("agreements:export")
  @Export
  @GetMapping("/renewals/export.xlsx")
  void xlsx(Frame frame, @ModelAttribute RadarWish wish, HttpServletResponse response)
      throws IOException {
    export.xlsx(frame, tables.query(wish), response);
  }
}
