package io.kesher.customers.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Merges;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Two customers side by side, and which fields of which are kept. */
@May("customers:manage")
@Controller
class MergesController {
  private final Templates templates;
  private final Customers customers;
  private final Merges merges;

  MergesController(Templates templates, Customers customers, Merges merges) {
    this.templates = templates;
    this.customers = customers;
    this.merges = merges;
  }

  @GetMapping("/customers/merging")
  Html show(Frame frame, @RequestParam long kept, @RequestParam long gone) {
    var sides = SideBySide.of(frame, find(kept), find(gone));
    return new Html(templates.customersMerging(frame, sides));
  }

  /** Two that are chosen in a list, the first of them to be kept. */
  @PostMapping("/customers/merging")
  String choose(@RequestParam(defaultValue = "") List<Long> customer) {
    if (customer.size() != 2) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "customers.refusal.two");
    }
    return "redirect:/customers/merging?kept=" + customer.getFirst() + "&gone=" + customer.get(1);
  }

  @PostMapping("/customers/merges")
  String create(
      @RequestParam long kept, @RequestParam long gone, @RequestParam Map<String, String> sent) {
    long merge =
        merges.merge(
            new CustomerId(kept),
            new CustomerId(gone),
            SideBySide.taken(sent),
            SideBySide.takenCustom(sent));
    return "redirect:/customers/" + kept + "?done=merge." + merge;
  }

  @PostMapping("/customers/merges/{id}/undoing")
  String undo(@PathVariable long id) {
    merges.undo(id);
    return "redirect:/customers/" + merges.find(id).gone();
  }

  private Customer find(long id) {
    return customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
  }
}
