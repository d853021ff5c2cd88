package io.kesher.profitability.web;

import io.kesher.agreements.ProductLine;
import io.kesher.agreements.ProductLines;
import io.kesher.customers.Customer;
import io.kesher.profitability.Entries;
import io.kesher.profitability.Entries.After;
import io.kesher.profitability.Entry;
import io.kesher.profitability.EntryKind;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.WorkSource;
import io.kesher.profitability.WorkSource.Work;
import io.kesher.web.Cursor;
import io.kesher.web.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads a customer's ledger page by page. */
@Component
class LedgerPages {
  private static final int ENTRIES = 40;

  private final Ledger ledger;
  private final ProductLines lines;
  private final ObjectProvider<WorkSource> sources;

  LedgerPages(Ledger ledger, ProductLines lines, ObjectProvider<WorkSource> sources) {
    this.ledger = ledger;
    this.lines = lines;
    this.sources = sources;
  }

  LedgerPage page(
      Customer customer, PeriodChoice choice, @Nullable EntryKind kind, @Nullable String cursor) {
    var asked = new Entries.Page(choice.period(), kind, after(cursor), ENTRIES + 1);
    List<Entry> found = ledger.entries(customer.id(), asked);
    List<Entry> shown = found.subList(0, Math.min(ENTRIES, found.size()));
    String path = LedgerPage.path(customer, choice, kind);
    return new LedgerPage(
        customer,
        choice,
        kind,
        ledger.counts(customer.id(), choice.period()),
        names(),
        shown,
        found.size() > ENTRIES ? behind(path, shown.getLast()) : null);
  }

  private static @Nullable After after(@Nullable String cursor) {
    List<String> parts = Cursor.read(cursor, 2);
    return parts == null ? null : After.of(parts.get(0), parts.get(1)).orElseThrow(Cursor::refused);
  }

  private static String behind(String path, Entry last) {
    String cursor = Cursor.write(last.day(), last.id());
    return path + (path.contains("?") ? "&" : "?") + "after=" + cursor;
  }

  /** What the time of an entry was spent on, where some module knows it. */
  @Nullable Work work(Frame frame, Entry entry) {
    return sources
        .orderedStream()
        .flatMap(source -> source.of(frame, List.of(entry.id())).values().stream())
        .findFirst()
        .orElse(null);
  }

  /** The office's own names; a code with a message of its own is named by the template. */
  Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (ProductLine line : lines.all()) {
      if (line.name() != null) {
        names.put(line.code(), line.name());
      }
    }
    return names;
  }
}
