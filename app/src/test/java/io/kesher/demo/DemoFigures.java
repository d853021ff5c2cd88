package io.kesher.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Prints what the demo office looks like, for whoever tunes it. */
final class DemoFigures {
  private DemoFigures() {}

  public static void main(String[] arguments) {
    LocalDate today = LocalDate.parse(arguments.length > 0 ? arguments[0] : "2026-11-22");
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : DemoOffice.SEED;
    long begun = System.nanoTime();
    DemoOffice office = DemoOffice.of(today, seed);
    for (OfficeFile file : office.files()) {
      print("%s: %,d characters", file.name(), Economy.text(file).length());
    }
    print("generated in %d ms", (System.nanoTime() - begun) / 1_000_000);
    for (OfficeFile file : office.files()) {
      print("%s: %,d rows", file.name(), file.rows().count());
    }
    for (int year = 0; year < 5; year++) {
      printYear(office, today.minusYears(year + 1L).plusDays(1), today.minusYears(year));
    }
    printKinds(
        office,
        Economy.of(office, today.minusYears(1).plusDays(1), today),
        Economy.of(office, today.minusYears(2).plusDays(1), today.minusYears(1)));
    moves(office).forEach((move, count) -> print("%s %d", move, count));
  }

  private static void printYear(DemoOffice office, LocalDate from, LocalDate to) {
    Economy year = Economy.of(office, from, to);
    print(
        "%s–%s n=%d contribution=%,.0f peak=%,.0f (%.2f × end) erosion=%.1f%% below=%.1f%% top20=%.1f%%"
            + " hours=%,.0f income=%,.0f cost=%,.0f",
        from,
        to,
        year.accounts().size(),
        year.contribution(),
        year.peak(),
        year.peak() / year.contribution(),
        year.erosion() * 100,
        year.shareBelowZero() * 100,
        year.shareOfTopFifth() * 100,
        year.accounts().stream().mapToDouble(Economy.Account::hours).sum(),
        year.accounts().stream().mapToDouble(a -> a.income).sum(),
        year.accounts().stream().mapToDouble(a -> a.cost).sum());
  }

  private static void printKinds(DemoOffice office, Economy year, Economy before) {
    Map<Integer, Economy.Account> earlier = new HashMap<>();
    before.accounts().forEach(account -> earlier.put(account.customer, account));
    Map<Integer, Economy.Account> accounts = new HashMap<>();
    year.accounts().forEach(account -> accounts.put(account.customer, account));
    Map<Intended, List<Economy.Account>> kinds = new TreeMap<>();
    for (Customer customer : office.cast()) {
      Economy.Account account = accounts.get(customer.number());
      if (account != null) {
        kinds.computeIfAbsent(customer.path().now(), k -> new ArrayList<>()).add(account);
        if (customer.slot() >= 9_000) {
          print(
              "%d %s: income %,.0f cost %,.0f minutes %,.0f contribution %,.0f (before %,.0f) months %d lines %d",
              customer.number(),
              customer.party().name(),
              account.income,
              account.cost,
              account.seconds / 60,
              account.contribution(),
              earlier.getOrDefault(customer.number(), new Economy.Account(0)).contribution(),
              account.months.size(),
              account.lines.size());
        }
      }
    }
    kinds.forEach((kind, members) -> {
      print(
          "%s %d (%.1f%%), %d below zero",
          kind,
          members.size(),
          100.0 * members.size() / accounts.size(),
          members.stream().filter(account -> account.contribution() < 0).count());
      print("   contribution %s", quantiles(members, Economy.Account::contribution));
      print("   hours        %s", quantiles(members, Economy.Account::hours));
      print("   months       %s", quantiles(members, a -> a.months.size()));
      print("   lines        %s", quantiles(members, a -> a.lines.size()));
    });
  }

  /** Minimum, 5 %, 25 %, 50 %, 75 %, 95 %, maximum; and the sum. */
  private static String quantiles(
      List<Economy.Account> members, ToDoubleFunction<Economy.Account> fact) {
    double[] sorted = members.stream().mapToDouble(fact).sorted().toArray();
    var text = new StringBuilder();
    for (double part : new double[] {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1}) {
      text.append(
          String.format(Locale.ROOT, "%,10.1f", sorted[(int) (part * (sorted.length - 1))]));
    }
    return text + String.format(Locale.ROOT, "   Σ %,.0f", Arrays.stream(sorted).sum());
  }

  private static Map<String, Long> moves(DemoOffice office) {
    return office.cast().stream()
        .map(customer -> customer.path().in(1) + " → " + customer.path().now())
        .collect(Collectors.groupingBy(move -> move, TreeMap::new, Collectors.counting()));
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not among our dependencies
  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
