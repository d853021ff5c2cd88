package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.customers.CustomerSearch.Found;
import io.kesher.customers.Customers;
import io.kesher.customers.Related;
import io.kesher.customers.Relations;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.Undo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Who has to do with a customer: said, and taken back. */
@May("customers:change")
@Controller
@RequestMapping("/customers/{id}/relations")
class RelationsController {
  private static final int FOUND = 12;

  private final Templates templates;
  private final Customers customers;
  private final CustomerSearch search;
  private final Relations relations;
  private final RelationsPanel panel;

  RelationsController(
      Templates templates,
      Customers customers,
      CustomerSearch search,
      Relations relations,
      RelationsPanel panel) {
    this.templates = templates;
    this.customers = customers;
    this.search = search;
    this.relations = relations;
    this.panel = panel;
  }

  @GetMapping("/new")
  Html draft(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    customers.require(new CustomerId(id), "customers:change");
    return new Html(
        templates.customersRelationNew(frame, find(id), sent, found(id, sent), Faults.none()));
  }

  @PostMapping
  Object create(
      Frame frame,
      @PathVariable long id,
      @RequestParam Map<String, String> sent,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    customers.require(new CustomerId(id), "customers:change");
    try {
      var form = new RelationForm(sent);
      long made = form.relate(relations, new CustomerId(id));
      return part ? shown(frame, id, made(frame, id, form)) : made(id, made);
    } catch (Refusal refused) {
      return faulty(frame, id, sent, refused);
    }
  }

  /** With a way back, which is to say it again. */
  @PostMapping("/removal")
  Object destroy(
      Frame frame,
      @PathVariable long id,
      @RequestParam Map<String, String> sent,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    customers.require(new CustomerId(id), "customers:change");
    var form = new RelationForm(sent);
    var gone = relations.part(new CustomerId(id), form.role(), form.other()).orElse(null);
    return part ? shown(frame, id, gone == null ? null : gone(frame, id, gone)) : to(id);
  }

  private Html shown(Frame frame, long id, @Nullable Undo undo) {
    return new Html(templates.webPartUndo(frame, panel.of(frame, find(id)), undo));
  }

  private Undo made(Frame frame, long id, RelationForm form) {
    return Undo.part(
        frame,
        frame.say("customers.related.made", find(form.other().value()).displayName()),
        "/customers/" + id + "/relations/removal",
        Map.of("role", form.role().name(), "other", form.other().toString()),
        "#related");
  }

  private static Undo gone(Frame frame, long id, Related gone) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("role", gone.role().name());
    fields.put("other", gone.id().toString());
    fields.put("from", Objects.toString(gone.from(), ""));
    fields.put("to", Objects.toString(gone.to(), ""));
    return Undo.part(
        frame,
        frame.say("customers.related.gone", gone.name()),
        "/customers/" + id + "/relations",
        fields,
        "#related");
  }

  private Html faulty(Frame frame, long id, Map<String, String> sent, Refusal refused) {
    var faults = Faults.beside(refused);
    return Html.unprocessable(
        templates.customersRelationNew(frame, find(id), sent, found(id, sent), faults));
  }

  private List<Found> found(long id, Map<String, String> sent) {
    var typed = sent.getOrDefault("q", "");
    var found = typed.isBlank() ? named(sent) : search.find(typed, FOUND);
    return found.stream().filter(each -> each.id().value() != id).toList();
  }

  /** Whoever is chosen already, where only the role or the days are to be changed. */
  private List<Found> named(Map<String, String> sent) {
    return new RelationForm(sent)
        .chosen()
        .flatMap(customers::find)
        .map(other -> List.of(Found.named(other.id(), other.displayName())))
        .orElse(List.of());
  }

  private Customer find(long id) {
    return customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
  }

  /** The page that opens offers the way back. */
  private String made(long id, long relation) {
    boolean here =
        relations.find(relation, false).filter(said -> said.customer().value() == id).isPresent();
    return "redirect:/customers/"
        + id
        + "?done="
        + (here ? "relation." : "related.")
        + relation
        + "#related";
  }

  private static String to(long id) {
    return "redirect:/customers/" + id + "#related";
  }
}
