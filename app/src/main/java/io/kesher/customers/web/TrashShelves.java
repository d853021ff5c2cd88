package io.kesher.customers.web;

import io.kesher.customers.Trash.After;
import io.kesher.customers.TrashShelf;
import io.kesher.customers.TrashShelf.Lying;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What else lies in the trash. */
@Component
public class TrashShelves {
  private final ObjectProvider<TrashShelf> shelves;

  TrashShelves(ObjectProvider<TrashShelf> shelves) {
    this.shelves = shelves;
  }

  /**
   * @param next where the page behind it goes on; absent on the last
   */
  public record Page(TrashShelf shelf, List<Lying> items, @Nullable String next) {}

  /** Those that the reader may look at. */
  List<TrashShelf> all() {
    var viewer = Viewers.current();
    return shelves.orderedStream().filter(each -> viewer.may(each.permission())).toList();
  }

  /**
   * @throws Refusal 404 where there is none of that name or it is not the reader's to look at
   */
  TrashShelf named(String name) {
    return all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  Page page(String name, @Nullable String after, int size) {
    var shelf = named(name);
    var found = shelf.page(TrashPage.read(after), size + 1);
    var shown = found.subList(0, Math.min(size, found.size()));
    return new Page(
        shelf,
        List.copyOf(shown),
        found.size() > size
            ? TrashPage.write(new After(shown.getLast().at(), shown.getLast().id()))
            : null);
  }
}
