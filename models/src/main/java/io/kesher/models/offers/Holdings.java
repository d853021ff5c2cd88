package io.kesher.models.offers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which customers hold which items, each counted once however often it was bought. Customers and
 * items are sorted by name, so that nothing depends on the order of the purchases.
 */
public final class Holdings {
  private final List<String> customers;
  private final List<String> items;
  private final int[][] held;

  private Holdings(List<String> customers, List<String> items, int[][] held) {
    this.customers = customers;
    this.items = items;
    this.held = held;
  }

  /** Reads purchases; the stream is used up. Returned goods are for the caller to leave out. */
  public static Holdings of(Stream<Purchase> purchases) {
    Map<String, Set<String>> byCustomer = new TreeMap<>();
    purchases.forEach(purchase ->
        byCustomer
            .computeIfAbsent(purchase.customer(), customer -> new TreeSet<>())
            .add(purchase.item()));
    Map<String, Integer> places = new TreeMap<>();
    byCustomer.values().forEach(items -> items.forEach(item -> places.put(item, 0)));
    List<String> items = List.copyOf(places.keySet());
    for (int i = 0; i < items.size(); i++) {
      places.put(items.get(i), i);
    }
    int[][] held =
        byCustomer.values().stream()
            .map(names -> names.stream().map(places::get).mapToInt(place -> place).toArray())
            .toArray(int[][]::new);
    return new Holdings(List.copyOf(byCustomer.keySet()), items, held);
  }

  /** The customers, sorted. */
  public List<String> customers() {
    return customers;
  }

  /** The items, sorted. */
  public List<String> items() {
    return items;
  }

  /** The items a customer holds; of a customer that is not known none. */
  public Set<String> of(String customer) {
    int place = Collections.binarySearch(customers, customer);
    Set<String> names = new TreeSet<>();
    if (place >= 0) {
      for (int item : held[place]) {
        names.add(items.get(item));
      }
    }
    return names;
  }

  /** For each customer the places of the items held, rising. */
  int[][] held() {
    return held;
  }

  /** How many customers hold each item. */
  int[] holders() {
    int[] holders = new int[items.size()];
    for (int[] of : held) {
      for (int item : of) {
        holders[item]++;
      }
    }
    return holders;
  }

  /** For each item the places of the customers who hold it, rising. */
  List<int[]> byItem() {
    int[] holders = holders();
    List<int[]> byItem = new ArrayList<>();
    for (int count : holders) {
      byItem.add(new int[count]);
    }
    for (int customer = held.length - 1; customer >= 0; customer--) {
      for (int item : held[customer]) {
        byItem.get(item)[--holders[item]] = customer;
      }
    }
    return byItem;
  }
}
