package io.kesher.books.web;

import io.kesher.views.SavedView;
import io.kesher.views.Views;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Saved views of the list of customers, as far as they say for whom books are to be. */
@Component
class Segments {
  private static final String LIST = "customers";

  /** What tells of order and columns only. */
  private static final Set<String> LOOKS = Set.of("sort", "columns", "by", "filter");

  private final Views views;

  Segments(Views views) {
    this.views = views;
  }

  Map<String, String> names(Frame frame) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("", frame.say("books.view.everybody"));
    views.of(LIST).stream()
        .filter(view -> looked(view).isPresent())
        .forEach(view -> names.put(Long.toString(view.id()), view.name()));
    return names;
  }

  /**
   * The filter of a view; blank for none.
   *
   * @throws Refusal 422 where there is no such view, or it asks for more than a filter can say
   */
  String filter(String view) {
    if (view.isEmpty()) {
      return "";
    }
    if (!view.matches("[0-9]{1,18}")) {
      throw refused();
    }
    return views
        .seek(Long.parseLong(view))
        .filter(found -> found.list().equals(LIST))
        .flatMap(Segments::looked)
        .orElseThrow(Segments::refused);
  }

  /** Its filter, unless it also searches or looks at other days, which a filter does not say. */
  private static Optional<String> looked(SavedView view) {
    var query = view.query();
    if (query == null) {
      return Optional.empty();
    }
    MultiValueMap<String, String> asked =
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
    if (!LOOKS.containsAll(asked.keySet())) {
      return Optional.empty();
    }
    var filter = asked.getOrDefault("filter", List.of("")).getFirst();
    return Optional.of(UriUtils.decode(filter.replace("+", " "), StandardCharsets.UTF_8));
  }

  private static Refusal refused() {
    return Refusal.of(List.of(FieldFault.of("view", "books.fault.view")));
  }
}
