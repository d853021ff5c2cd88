package io.kesher.profitability.web;

import io.kesher.customers.CustomerCells;
import io.kesher.customers.CustomerCells.Change;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerId;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** One cell of the customers' table: its form in its place, and what is typed there. */
@May("customers:change")
@Controller
@RequestMapping("/customers/{id}/cells/{column}")
class CellsController {
  private final Templates templates;
  private final CustomerCells cells;

  CellsController(Templates templates, CustomerCells cells) {
    this.templates = templates;
    this.cells = cells;
  }

  @GetMapping
  Html show(Frame frame, @PathVariable long id, @PathVariable String column) {
    var of = cells.column(column);
    return new Html(templates.profitabilityCell(frame, id, of, shown(id, of), false, null));
  }

  @GetMapping("/edit")
  Html edit(Frame frame, @PathVariable long id, @PathVariable String column) {
    var of = cells.column(column);
    var value = shown(id, of);
    return form(frame, id, of, value, value, Faults.none(), false);
  }

  @PostMapping
  Html update(
      Frame frame,
      @PathVariable long id,
      @PathVariable String column,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String before) {
    var of = cells.column(column);
    try {
      return switch (cells.change(new CustomerId(id), of, none(before), value)) {
        case Change.Done(var was, var now) ->
            new Html(
                templates.profitabilityCell(
                    frame,
                    id,
                    of,
                    now == null ? "" : now,
                    !Objects.equals(was, now),
                    was == null ? "" : was));
        case Change.Overtaken(var theirs) ->
            form(frame, id, of, value, theirs == null ? "" : theirs, Faults.none(), true);
      };
    } catch (Refusal refused) {
      return form(frame, id, of, value, before, Faults.beside(refused), false);
    }
  }

  private String shown(long id, CustomerColumn<?> column) {
    return Objects.requireNonNullElse(cells.value(new CustomerId(id), column), "");
  }

  private static @Nullable String none(String before) {
    return before.isEmpty() ? null : before;
  }

  /** Shown in its place whatever is wrong with it, so as an answer that is taken. */
  private Html form(
      Frame frame,
      long id,
      CustomerColumn<?> column,
      String value,
      String before,
      Faults faults,
      boolean overtaken) {
    return new Html(
        templates.profitabilityCellForm(frame, id, column, value, before, faults, overtaken),
        HttpStatus.OK);
  }
}
