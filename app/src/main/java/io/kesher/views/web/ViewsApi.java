package io.kesher.views.web;

import io.kesher.api.IfMatch;
import io.kesher.views.SavedView;
import io.kesher.views.ViewDraft;
import io.kesher.views.Views;
import io.kesher.views.Views.Change;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May(May.SELF)
@RestController
@RequestMapping("/api/v1/views")
@Tag(name = "views")
class ViewsApi {
  private final Views views;

  ViewsApi(Views views) {
    this.views = views;
  }

  @GetMapping
  @Operation(
      summary = "The views of a list",
      description =
          "Your own and those that are shared. `query` is what stands behind the question mark of the list's address; it"
              + " is absent where it names something that is hidden from you.")
  List<ViewJson> index(@Parameter(example = "customers") @RequestParam String list) {
    return views.of(list).stream().map(ViewJson::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Keep a view",
      description = "Sharing it with everybody needs the permission `views:manage`.")
  ViewJson create(HttpServletResponse response, @RequestBody NewView draft) {
    var view = views.save(Objects.requireNonNullElse(draft.list(), ""), draft.draft());
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/views/" + view.id());
    return json(response, view);
  }

  @GetMapping("/{id}")
  @Operation(summary = "A view")
  ViewJson show(HttpServletResponse response, @PathVariable long id) {
    return json(response, views.find(id));
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Change a view",
      description = "For all who have it. If-Match names the version that was read.")
  ViewJson update(
      HttpServletResponse response,
      @PathVariable long id,
      IfMatch read,
      @RequestBody WrittenView written) {
    return switch (views.change(id, read.version(), written.draft())) {
      case Change.Done(var view) -> json(response, view);
      case Change.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "views.refusal.overtaken", written, ViewJson.of(theirs), theirs.version());
    };
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a view away", description = "From all who have it.")
  void destroy(@PathVariable long id) {
    views.remove(id);
  }

  @PostMapping("/{id}/restoring")
  @Operation(summary = "Give a view back", description = "By whoever took it away.")
  ViewJson restore(HttpServletResponse response, @PathVariable long id) {
    return json(response, views.restore(id));
  }

  private static ViewJson json(HttpServletResponse response, SavedView view) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(view.version()));
    return ViewJson.of(view);
  }

  /**
   * @param list such as customers
   * @param query what stands behind the question mark of the list's address
   */
  record NewView(
      @Nullable String list,
      @Nullable String name,
      @Nullable String query,
      @Nullable Boolean shared) {
    ViewDraft draft() {
      return new WrittenView(name, query, shared).draft();
    }
  }

  record WrittenView(@Nullable String name, @Nullable String query, @Nullable Boolean shared) {
    ViewDraft draft() {
      return new ViewDraft(
          Objects.requireNonNullElse(name, ""),
          Objects.requireNonNullElse(query, ""),
          Boolean.TRUE.equals(shared));
    }
  }

  record ViewJson(
      long id,
      String list,
      String name,
      @Nullable String query,
      String owner,
      boolean shared,
      boolean mayChange,
      int version) {
    static ViewJson of(SavedView view) {
      return new ViewJson(
          view.id(),
          view.list(),
          view.name(),
          view.query(),
          view.ownerName(),
          view.shared(),
          view.mayChange(),
          view.version());
    }
  }
}
