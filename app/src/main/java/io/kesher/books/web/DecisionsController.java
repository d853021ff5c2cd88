package io.kesher.books.web;

import io.kesher.books.Decision;
import io.kesher.books.Decisions;
import io.kesher.books.RoutedThings;
import io.kesher.books.RoutedThings.Thing;
import io.kesher.identity.Employees;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import templates.Templates;

/** Why did this come to me? All that was handed on, and to whom. */
@May(May.SELF)
@Controller
class DecisionsController {
  private static final int ROWS = 50;

  private final Templates templates;
  private final Decisions decisions;
  private final ObjectProvider<RoutedThings> things;
  private final Employees employees;

  DecisionsController(
      Templates templates,
      Decisions decisions,
      ObjectProvider<RoutedThings> things,
      Employees employees) {
    this.templates = templates;
    this.decisions = decisions;
    this.things = things;
    this.employees = employees;
  }

  @GetMapping("/routing")
  Html index(
      Frame frame,
      @ModelAttribute DecisionsWish wish,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var page = decisions.page(wish.search(), wish.behind(), ROWS);
    var cursor = DecisionsWish.cursor(page.next());
    var view =
        new DecisionsView(
            wish.search(),
            page.decisions(),
            things(frame, page.decisions()),
            employees.names(),
            cursor == null ? null : wish.path(cursor));
    return new Html(
        part.equals("routing-more")
            ? templates.booksRoutingRows(frame, view)
            : templates.booksRouting(frame, view));
  }

  /** What they were about, by the number of the decision. */
  private Map<Long, Thing> things(Frame frame, List<Decision> shown) {
    Map<Long, Thing> all = new HashMap<>();
    things.forEach(source -> {
      var theirs = shown.stream().filter(each -> each.thing().equals(source.thing())).toList();
      var found = source.of(frame, theirs.stream().map(Decision::thingId).distinct().toList());
      theirs.forEach(each -> {
        var thing = found.get(each.thingId());
        if (thing != null) {
          all.put(each.id(), thing);
        }
      });
    });
    return all;
  }
}
