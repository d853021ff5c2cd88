package io.kesher.profitability.web;

import io.kesher.api.Export;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The customers' table, and the same as a file. */
@May("customers:see")
@Controller
class CustomersController {
  private final Templates templates;
  private final CustomersTables tables;
  private final CustomersExport export;

  CustomersController(Templates templates, CustomersTables tables, CustomersExport export) {
    this.templates = templates;
    this.tables = tables;
    this.export = export;
  }

  @GetMapping("/customers")
  Html index(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var table = tables.table(tables.query(choice, wish), after);
    return new Html(
        part.equals("more")
            ? templates.profitabilityCustomerRows(frame, table)
            : templates.profitabilityCustomers(frame, table));
  }

  @May("customers:export")
  @Export
  @GetMapping("/customers/export.csv")
  void csv(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      HttpServletResponse response)
      throws IOException {
    export.csv(frame, tables.query(choice, wish), response);
  }

  @May("customers:export")
  @Export
  @GetMapping("/customers/export.xlsx")
  void xlsx(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      HttpServletResponse response)
      throws IOException {
    export.xlsx(frame, tables.query(choice, wish), response);
  }
}
