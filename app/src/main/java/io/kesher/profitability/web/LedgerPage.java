package io.kesher.profitability.web;

import io.kesher.customers.Customer;
import io.kesher.profitability.Entry;
import io.kesher.profitability.EntryKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a customer's ledger.
 *
 * @param kind absent for all kinds
 * @param counts entries of each kind in the period
 * @param names of product lines, by code
 * @param more address of the entries behind these; absent after the last
 */
public record LedgerPage(
    Customer customer,
    PeriodChoice choice,
    @Nullable EntryKind kind,
    Map<EntryKind, Long> counts,
    Map<String, String> names,
    List<Entry> entries,
    @Nullable String more) {

  public long count() {
    return kind == null
        ? counts.values().stream().mapToLong(Long::longValue).sum()
        : counts.getOrDefault(kind, 0L);
  }

  public String path(@Nullable EntryKind other) {
    return path(customer, choice, other);
  }

  public static String path(Customer customer, PeriodChoice choice, @Nullable EntryKind kind) {
    return choice.link(
        "/customers/" + customer.id() + "/ledger",
        kind == null ? "" : "kind=" + kind.name().toLowerCase(Locale.ROOT));
  }
}
