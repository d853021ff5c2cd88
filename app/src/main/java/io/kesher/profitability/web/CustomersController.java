package io.kesher.profitability.web;

import io.kesher.api.Export;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Ranking;
import io.kesher.views.FilterForm;
import io.kesher.views.Views;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** The customers' table, what it is asked for, and the same as a file. */
@May("customers:see")
@Controller
class CustomersController {
  private static final List<String> PREVIEWED =
      List.of(
          "contribution",
          "income",
          "owner",
          "team",
          "nextRenewal",
          "lastContact",
          "openTask",
          "phone",
          "email",
          "tag",
          "since");

  private final Templates templates;
  private final CustomersTables tables;
  private final CustomersExport export;
  private final Ranking ranking;
  private final Views views;
  private final Customers customers;

  CustomersController(
      Templates templates,
      CustomersTables tables,
      CustomersExport export,
      Ranking ranking,
      Views views,
      Customers customers) {
    this.templates = templates;
    this.tables = tables;
    this.export = export;
    this.ranking = ranking;
    this.views = views;
    this.customers = customers;
  }

  @GetMapping("/customers")
  Object index(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var opened = opened(frame, choice, wish);
    if (opened.isPresent()) {
      return opened.get();
    }
    var table = tables.table(frame, tables.query(choice, wish), wish, after);
    return new Html(
        part.equals("more")
            ? templates.profitabilityCustomerRows(frame, table)
            : templates.profitabilityCustomers(frame, table));
  }

  /** The name of a view alone leads to what it asks, so that the address holds all of it. */
  private Optional<Object> opened(Frame frame, PeriodChoice choice, CustomersWish wish) {
    if (!choice.isStandard()) {
      return Optional.empty();
    }
    if (wish.isBlank()) {
      return hasViewer()
          ? views
              .opening(CustomersList.NAME)
              .flatMap(view -> Optional.ofNullable(view.query()).map(query -> to(view.id(), query)))
          : Optional.empty();
    }
    var id = wish.viewId();
    if (id == null || !wish.isView()) {
      return Optional.empty();
    }
    var view = views.find(id);
    var query = view.query();
    if (query == null) {
      return Optional.of(new Html(templates.profitabilityViewHidden(frame, view.name())));
    }
    return query.isEmpty() ? Optional.empty() : Optional.of(to(id, query));
  }

  private static boolean hasViewer() {
    return Viewers.current().id().isPresent();
  }

  private static Object to(long view, String query) {
    return "redirect:/customers?view=" + view + "&" + query;
  }

  /** The filter, put together by hand. */
  @GetMapping("/customers/filter")
  Object filter(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      HttpServletRequest request,
      @RequestParam(name = "do", required = false) @Nullable String todo,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var query = tables.query(choice, wish);
    var terms = CustomersTables.terms(frame, query.known());
    var form =
        todo == null && !request.getParameterMap().containsKey("g0.any")
            ? FilterForm.of(query.filter()).orElse(null)
            : FilterForm.sent(request.getParameterMap());
    if (form != null && "apply".equals(todo)) {
      try {
        return "redirect:" + query.filtered(form.text(terms)).path();
      } catch (Refusal refused) {
        return Html.unprocessable(
            templates.profitabilityFilter(frame, query, form, terms, Faults.of(refused)));
      }
    }
    return new Html(
        part.equals("filters") && form != null
            ? templates.viewsFilter(
                frame, "/customers/filter", query.askedBut("filter"), form, terms, Faults.none())
            : templates.profitabilityFilter(frame, query, form, terms, Faults.none()));
  }

  /** Who a row is, beside the table. */
  @GetMapping("/customers/{id}/preview")
  Html preview(Frame frame, @PathVariable long id) {
    var customer = customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
    var columns = ranking.columns().named(PREVIEWED);
    return new Html(
        templates.profitabilityPreview(
            frame, customer, columns, ranking.cells(customer.id(), columns)));
  }

  /** Which columns there are, and in what order. */
  @GetMapping("/customers/columns")
  Object columns(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      @RequestParam(name = "shown", required = false) @Nullable List<String> shown,
      @RequestParam(name = "do", required = false) @Nullable String todo) {
    var query = tables.query(choice, wish);
    if (todo == null) {
      return new Html(templates.profitabilityColumns(frame, query, query.known().all()));
    }
    var chosen = ColumnChoice.of(shown == null ? List.of() : shown, todo);
    var asked = query.with(query.known().named(chosen).stream().map(CustomerColumn::name).toList());
    return todo.equals("apply")
        ? "redirect:" + asked.path()
        : new Html(templates.profitabilityColumns(frame, asked, query.known().all()));
  }

  /** Sums over all that the table holds: worked out where they are asked for. */
  @GetMapping("/customers/totals")
  Html totals(Frame frame, PeriodChoice choice, @ModelAttribute CustomersWish wish) {
    var query = tables.query(choice, wish);
    return new Html(
        templates.profitabilityCustomersSums(frame, query, ranking.sums(query.search())));
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
    export.csv(frame, tables.query(choice, wish), List.of(), response);
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
    export.xlsx(frame, tables.query(choice, wish), List.of(), response);
  }

  /** Those alone that are chosen in the list, in the list's own order. */
  @May("customers:export")
  @Export
  @PostMapping("/customers/export.xlsx")
  void chosenXlsx(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      @RequestParam(defaultValue = "") List<Long> customer,
      HttpServletResponse response)
      throws IOException {
    export.xlsx(frame, tables.query(choice, wish), some(customer), response);
  }

  @May("customers:export")
  @Export
  @PostMapping("/customers/export.csv")
  void chosenCsv(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      @RequestParam(defaultValue = "") List<Long> customer,
      HttpServletResponse response)
      throws IOException {
    export.csv(frame, tables.query(choice, wish), some(customer), response);
  }

  private static List<Long> some(List<Long> chosen) {
    if (chosen.isEmpty()) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.none-chosen");
    }
    return chosen;
  }
}
