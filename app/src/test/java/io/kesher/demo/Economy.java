package io.kesher.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the three files say about a period, computed from their text alone: contribution is income
 * less direct cost less hours at 120 shekels.
 */
record Economy(List<Account> accounts) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** The sums of one customer. */
  static final class Account {
    final int customer;
    double income;
    double cost;
    double seconds;
    final Set<YearMonth> months = new TreeSet<>();
    final Set<String> lines = new TreeSet<>();

    Account(int customer) {
      this.customer = customer;
    }

    double hours() {
      return seconds / 3600;
    }

    double contribution() {
      return income - cost - hours() * 120;
    }
  }

  static Economy of(DemoOffice office, LocalDate from, LocalDate to) {
    var accounts = new HashMap<Integer, Account>();
    for (NamedCsvRecord row : parsed(office.commissions())) {
      LocalDate paid = day(row.getField("תאריך עמלה"));
      if (!paid.isBefore(from) && !paid.isAfter(to)) {
        Account account = accountOf(row, accounts);
        double amount = Double.parseDouble(row.getField("עמלה"));
        account.income += amount;
        if (amount > 0) {
          account.months.add(YearMonth.from(paid));
          account.lines.add(row.getField("ענף"));
        }
      }
    }
    for (NamedCsvRecord row : parsed(office.activities())) {
      LocalDate on = day(row.getField("תאריך"));
      if (!on.isBefore(from) && !on.isAfter(to)) {
        Account account = accountOf(row, accounts);
        account.seconds += seconds(row);
        String cost = row.getField("עלות ישירה");
        account.cost += cost.isEmpty() ? 0 : Double.parseDouble(cost);
      }
    }
    return new Economy(
        accounts.values().stream()
            .sorted(Comparator.comparingDouble(Account::contribution).reversed())
            .toList());
  }

  double contribution() {
    return accounts.stream().mapToDouble(Account::contribution).sum();
  }

  double peak() {
    return accounts.stream().mapToDouble(Account::contribution).filter(c -> c > 0).sum();
  }

  double erosion() {
    return (peak() - contribution()) / peak();
  }

  double shareBelowZero() {
    long below = accounts.stream().filter(account -> account.contribution() < 0).count();
    return (double) below / accounts.size();
  }

  double shareOfTopFifth() {
    int fifth = (int) Math.ceil(accounts.size() * 0.2);
    return accounts.stream().limit(fifth).mapToDouble(Account::contribution).sum() / contribution();
  }

  static List<NamedCsvRecord> parsed(OfficeFile file) {
    try (var csv = CsvReader.builder().ofNamedCsvRecord(text(file))) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(OfficeFile file) {
    var text = new StringWriter();
    try {
      file.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static LocalDate day(String text) {
    return LocalDate.parse(text, DAY);
  }

  private static Account accountOf(NamedCsvRecord row, Map<Integer, Account> accounts) {
    return accounts.computeIfAbsent(Integer.valueOf(row.getField("מס לקוח")), Account::new);
  }

  private static double seconds(NamedCsvRecord row) {
    String measured = row.getField("שניות");
    return measured.isEmpty()
        ? standardMinutes(row.getField("סוג")) * 60.0
        : Double.parseDouble(measured);
  }

  private static int standardMinutes(String kind) {
    return switch (kind) {
      case "שיחה" -> 6;
      case "דוא״ל" -> 8;
      case "פגישה" -> 45;
      case "טיפול בתביעה" -> 90;
      case "חידוש" -> 15;
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
