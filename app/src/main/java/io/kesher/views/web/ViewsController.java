package io.kesher.views.web;

import io.kesher.views.SavedView;
import io.kesher.views.ViewDraft;
import io.kesher.views.ViewedList;
import io.kesher.views.Views;
import io.kesher.views.Views.Change;
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

/** Views as people keep, name, share and leave them. Each answer leads back to the list. */
@May(May.SELF)
@Controller
@RequestMapping("/views")
class ViewsController {
  private final Templates templates;
  private final Views views;

  ViewsController(Templates templates, Views views) {
    this.templates = templates;
    this.views = views;
  }

  @GetMapping("/new")
  Html create(
      Frame frame, @RequestParam String list, @RequestParam(defaultValue = "") String query) {
    return page(frame, views.list(list), null, new ViewDraft("", query, false), Faults.none());
  }

  @PostMapping
  Object create(
      Frame frame,
      @RequestParam String list,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "false") boolean shared) {
    var draft = new ViewDraft(name, query, shared);
    try {
      return to(views.save(list, draft));
    } catch (Refusal refused) {
      return again(frame, views.list(list), null, draft, refused);
    }
  }

  @GetMapping("/{id}")
  Html edit(Frame frame, @PathVariable long id) {
    var view = views.find(id);
    var draft = new ViewDraft(view.name(), query(view), view.shared());
    return page(frame, views.list(view.list()), view, draft, Faults.none());
  }

  /** What is not sent stays; where a name is, a box that is not ticked is sent as nothing. */
  @PostMapping("/{id}")
  Object update(
      Frame frame,
      @PathVariable long id,
      @RequestParam int version,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String query,
      @RequestParam(required = false) @Nullable Boolean shared) {
    var view = views.find(id);
    var draft =
        new ViewDraft(
            Objects.requireNonNullElse(name, view.name()),
            Objects.requireNonNullElse(query, query(view)),
            name == null ? view.shared() : Boolean.TRUE.equals(shared));
    try {
      return switch (views.change(id, version, draft)) {
        case Change.Done(var changed) -> to(changed);
        case Change.Overtaken(var theirs) ->
            new Html(
                templates.viewsEdit(
                    frame, views.list(view.list()), theirs, draft, Faults.none(), true),
                HttpStatus.CONFLICT);
      };
    } catch (Refusal refused) {
      return again(frame, views.list(view.list()), view, draft, refused);
    }
  }

  @PostMapping("/{id}/removal")
  String destroy(@PathVariable long id) {
    var gone = views.remove(id);
    return "redirect:" + views.list(gone.list()).path() + "?gone=" + id;
  }

  @PostMapping("/{id}/restoring")
  String restore(@PathVariable long id) {
    return to(views.restore(id));
  }

  /** The list opens with it from now on, or with none. */
  @PostMapping("/{id}/opening")
  String open(@PathVariable long id, @RequestParam boolean opens) {
    var view = views.find(id);
    views.open(view.list(), opens ? (Long) id : null);
    return to(view);
  }

  private Object again(
      Frame frame, ViewedList list, @Nullable SavedView view, ViewDraft draft, Refusal refused) {
    return Html.unprocessable(
        templates.viewsEdit(frame, list, view, draft, Faults.beside(refused), false));
  }

  private Html page(
      Frame frame, ViewedList list, @Nullable SavedView view, ViewDraft draft, Faults faults) {
    return new Html(templates.viewsEdit(frame, list, view, draft, faults, false));
  }

  private static String query(SavedView view) {
    return Objects.requireNonNullElse(view.query(), "");
  }

  private String to(SavedView view) {
    return "redirect:" + views.list(view.list()).path() + "?view=" + view.id();
  }
}
