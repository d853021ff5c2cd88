package io.kesher.profitability.web;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.select;

import io.kesher.customers.BulkChanges;
import io.kesher.customers.Customers;
import io.kesher.customers.Tags;
import io.kesher.profitability.Ranking;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.List;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** One change of the customers that were chosen in a table, or of all that it holds. */
@May("customers:change")
@Controller
@RequestMapping("/customers/changes")
class ChangesController {
  private static final int MOST_CHOSEN = 1_000;

  private final Templates templates;
  private final BulkChanges changes;
  private final CustomersTables tables;
  private final Ranking ranking;
  private final ChangeWords words;
  private final Tags tags;

  ChangesController(
      Templates templates,
      BulkChanges changes,
      CustomersTables tables,
      Ranking ranking,
      ChangeWords words,
      Tags tags) {
    this.templates = templates;
    this.changes = changes;
    this.tables = tables;
    this.ranking = ranking;
    this.words = words;
    this.tags = tags;
  }

  @GetMapping
  Html index(Frame frame) {
    return new Html(
        templates.profitabilityChanges(
            frame, changes.latest().stream().map(each -> words.of(frame, each)).toList()));
  }

  /** How many they are, and what can be changed of them. */
  @PostMapping("/draft")
  Html draft(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      @RequestParam(defaultValue = "") List<Long> customer,
      @RequestParam(defaultValue = "false") boolean all) {
    return draft(frame, tables.query(choice, wish), customer, all, Faults.none());
  }

  @PostMapping
  Object create(
      Frame frame,
      PeriodChoice choice,
      @ModelAttribute CustomersWish wish,
      @RequestParam(defaultValue = "") List<Long> customer,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam String field,
      @RequestParam(required = false) @Nullable String detail,
      @RequestParam(defaultValue = "") String value) {
    var query = tables.query(choice, wish);
    try {
      return to(
          changes.begin(whom(query, customer, all), new BulkChanges.Wish(field, detail, value)));
    } catch (Refusal refused) {
      return draft(frame, query, customer, all, Faults.beside(refused));
    }
  }

  @GetMapping("/{id}")
  Html show(Frame frame, @PathVariable long id) {
    return new Html(templates.profitabilityChange(frame, words.of(frame, changes.find(id))));
  }

  @GetMapping("/{id}/progress")
  Html progress(Frame frame, @PathVariable long id) {
    return new Html(
        templates.profitabilityChangeProgress(frame, words.of(frame, changes.find(id))));
  }

  @PostMapping("/{id}/undoing")
  String undo(@PathVariable long id) {
    changes.undo(id);
    return to(id);
  }

  private Html draft(
      Frame frame, CustomersQuery query, List<Long> customer, boolean all, Faults faults) {
    var chosen = chosen(customer);
    long count = all ? ranking.sums(query.search()).customers() : chosen.size();
    var page =
        templates.profitabilityChangeDraft(
            frame, query, chosen, all, count, changes.columns(), tags.all(), faults);
    return faults.any() ? Html.unprocessable(page) : new Html(page);
  }

  private Select<? extends Record1<Long>> whom(
      CustomersQuery query, List<Long> customer, boolean all) {
    return all
        ? ranking.ids(query.search())
        : select(CUSTOMER.ID)
            .from(CUSTOMER)
            .where(CUSTOMER.ID.in(chosen(customer)), Customers.visible());
  }

  private static List<Long> chosen(List<Long> customer) {
    return customer.stream().distinct().limit(MOST_CHOSEN).toList();
  }

  private static String to(long change) {
    return "redirect:/customers/changes/" + change;
  }
}
