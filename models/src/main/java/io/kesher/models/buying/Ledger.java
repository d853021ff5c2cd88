package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Purchases of many customers, brought into the form the models take. Three rules, each of which is
 * a known way to get wrong estimates when it is broken:
 *
 * <ul>
 *   <li>All purchases of a customer on one day are one, their amounts summed.
 *   <li>A return is money, not a visit: it lowers the customer's most recent earlier day, and what
 *       is left over the day before that. A day brought down to nothing or below is no purchase.
 *   <li>Who bought once is a customer too.
 * </ul>
 *
 * Lines may come in any order. A customer first seen after a day isn't part of the histories up to
 * that day.
 */
public final class Ledger {
  private final Map<Long, Account> accounts = new HashMap<>();

  private Ledger() {}

  /** Of lines in any order; the stream is read once and not kept. */
  public static Ledger of(Stream<Purchase> purchases) {
    Ledger ledger = new Ledger();
    purchases.forEachOrdered(ledger::add);
    return ledger;
  }

  /** Of lines in any order. */
  public static Ledger of(Iterable<Purchase> purchases) {
    Ledger ledger = new Ledger();
    purchases.forEach(ledger::add);
    return ledger;
  }

  /**
   * Histories of any number of customers, one at a time: nothing is kept but the patterns.
   *
   * @param purchases ordered by customer, ids ascending; days in any order
   * @throws IllegalArgumentException if a customer's id is below that of the line before, or nobody
   *     had bought by the end
   */
  public static PurchaseHistories histories(Stream<Purchase> purchases, LocalDate end) {
    var builder = new PurchaseHistories.Builder();
    // The account of the customer whose lines are being read.
    var current =
        new Object() {
          long id = Long.MIN_VALUE;
          Account account = new Account();

          void close() {
            new Days(account, end)
                .customer(id, end)
                .forEach(customer -> builder.add(customer.history()));
          }
        };
    purchases.forEachOrdered(purchase -> {
      Checks.require(
          purchase.customer() >= current.id,
          "customer",
          purchase.customer(),
          "at least the " + current.id + " of the line before");
      if (purchase.customer() > current.id) {
        current.close();
        current.id = purchase.customer();
        current.account = new Account();
      }
      current.account.add(Math.toIntExact(purchase.day().toEpochDay()), purchase.amount());
    });
    current.close();
    return builder.build();
  }

  private void add(Purchase purchase) {
    accounts
        .computeIfAbsent(purchase.customer(), id -> new Account())
        .add(Math.toIntExact(purchase.day().toEpochDay()), purchase.amount());
  }

  /** The customers who had bought by the end of the day, in the order of their ids. */
  public List<Customer> customers(LocalDate end) {
    return accounts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(account -> new Days(account.getValue(), end).customer(account.getKey(), end))
        .flatMap(List::stream)
        .toList();
  }

  /** Their histories, as a model is fitted to. */
  public PurchaseHistories histories(LocalDate end) {
    return PurchaseHistories.of(customers(end).stream().map(Customer::history).toList());
  }

  /** The days on which a customer bought, up to an end, the first one first. */
  List<LocalDate> days(long customer, LocalDate end) {
    Account account = accounts.get(customer);
    return account == null ? List.of() : new Days(account, end).dates();
  }

  /** A customer's lines, in the order they came. */
  private static final class Account {
    private int[] days = new int[2];
    private double[] amounts = new double[2];
    private int size;

    void add(int day, double amount) {
      if (size == days.length) {
        days = Arrays.copyOf(days, 2 * size);
        amounts = Arrays.copyOf(amounts, 2 * size);
      }
      days[size] = day;
      amounts[size++] = amount;
    }
  }

  /** A customer's days with a purchase up to an end. */
  private static final class Days {
    private final List<Integer> days = new ArrayList<>();
    private final List<Double> amounts = new ArrayList<>();

    Days(Account account, LocalDate end) {
      Map<Integer, DoubleSummaryStatistics> sums = new TreeMap<>();
      for (int i = 0; i < account.size; i++) {
        if (account.days[i] <= end.toEpochDay()) {
          sums.computeIfAbsent(account.days[i], day -> new DoubleSummaryStatistics())
              .accept(account.amounts[i]);
        }
      }
      sums.forEach((day, lines) -> add(day, lines.getSum(), lines.getMin() < 0));
    }

    private void add(int day, double amount, boolean returned) {
      double left = amount;
      while (left < 0 && !days.isEmpty()) {
        double earlier = amounts.removeLast();
        if (earlier + left > 0) {
          amounts.addLast(earlier + left);
          return;
        }
        days.removeLast();
        left += earlier;
      }
      // What was given away is a purchase for nothing; what was brought back is none.
      if (left > 0 || left == 0 && !returned) {
        days.addLast(day);
        amounts.addLast(left);
      }
    }

    List<LocalDate> dates() {
      return days.stream().map(LocalDate::ofEpochDay).toList();
    }

    List<Customer> customer(long id, LocalDate end) {
      if (days.isEmpty()) {
        return List.of();
      }
      LocalDate first = LocalDate.ofEpochDay(days.getFirst());
      var history =
          new PurchaseHistory(
              days.size() - 1,
              days.getLast() - days.getFirst(),
              ChronoUnit.DAYS.between(first, end));
      double spend =
          amounts.stream()
              .skip(1)
              .filter(each -> each > 0)
              .mapToDouble(each -> each)
              .average()
              .orElse(0);
      return List.of(new Customer(id, history, spend));
    }
  }
}
