package io.kesher.models.examples;

import io.kesher.models.buying.BuyingModel;
import io.kesher.models.buying.Fit;
import io.kesher.models.buying.HoldOut;
import io.kesher.models.buying.Ledger;
import io.kesher.models.buying.MbgNbd;
import io.kesher.models.buying.ModelUnit;
import io.kesher.models.buying.Purchase;
import io.kesher.models.buying.PurchaseHistories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws the plots of the manual: the hold-out check of CDNOW as it stands in {@link HoldOut}. The
 * first argument is the file of purchases, the second the folder for the plots.
 */
public final class Plots {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;
  private static final int MARGIN = 48;

  private Plots() {}

  public static void main(String[] arguments) throws IOException {
    HoldOut check = check(Path.of(arguments[0]));
    Path folder = Path.of(arguments[1]);
    Files.writeString(folder.resolve("tracking.svg"), tracking(check));
    Files.writeString(folder.resolve("by-frequency.svg"), byFrequency(check));
  }

  static HoldOut check(Path purchases) throws IOException {
    try (var lines = Files.lines(purchases)) {
      Ledger ledger = Ledger.of(lines.map(line -> line.strip().split(" +")).map(Plots::purchase));
      return HoldOut.check(
          ledger, LocalDate.of(1997, 9, 30), LocalDate.of(1998, 6, 30), Plots::fit);
    }
  }

  private static Purchase purchase(String[] field) {
    return new Purchase(
        Long.parseLong(field[1]),
        LocalDate.parse(field[2], DateTimeFormatter.BASIC_ISO_DATE),
        Double.parseDouble(field[4]));
  }

  private static Fit<BuyingModel> fit(PurchaseHistories histories) {
    return MbgNbd.fit(histories, ModelUnit.WEEK);
  }

  static String tracking(HoldOut check) {
    var weeks = check.tracking();
    double most = weeks.stream().mapToDouble(HoldOut.Tracked::actual).max().orElse(1) * 1.05;
    long before =
        weeks.stream().filter(week -> !week.day().isAfter(check.calibrationEnd())).count();
    List<Double> actual = weeks.stream().map(week -> (double) week.actual()).toList();
    List<Double> expected = weeks.stream().map(HoldOut.Tracked::expected).toList();
    double border = x((double) before / weeks.size());
    return svg(
        "Repeat purchases since the beginning, by week",
        "",
        line(actual, most, "#1b6ca8", "")
            + line(expected, most, "#c8501e", " stroke-dasharray=\"6 4\"")
            + String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %d V%d\" stroke=\"#999\"/>%n"
                    + "<text x=\"%.1f\" y=\"%d\">what the model has not seen</text>%n",
                border,
                MARGIN,
                HEIGHT - MARGIN,
                border + 6,
                HEIGHT - MARGIN - 8),
        most);
  }

  static String byFrequency(HoldOut check) {
    var rows = check.byFrequency();
    double most =
        rows.stream()
                .mapToDouble(row -> Math.max(row.actual(), Math.max(row.expected(), row.naive())))
                .max()
                .orElse(1)
            * 1.05;
    String bars =
        IntStream.range(0, rows.size())
            .mapToObj(i ->
                bar(i, 0, rows.size(), rows.get(i).actual() / most, "#1b6ca8")
                    + bar(i, 1, rows.size(), rows.get(i).expected() / most, "#c8501e")
                    + bar(i, 2, rows.size(), rows.get(i).naive() / most, "#bbb")
                    + label(i, rows.size(), rows.get(i).repeats()))
            .collect(Collectors.joining());
    return svg("Purchases in weeks 40 to 78, by repeat purchases before", "naive rate", bars, most);
  }

  private static String bar(int group, int place, int groups, double share, String colour) {
    double step = (WIDTH - 2.0 * MARGIN) / groups;
    double height = share * (HEIGHT - 2.0 * MARGIN);
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
        MARGIN + step * (group + 0.1 + 0.27 * place),
        HEIGHT - MARGIN - height,
        step * 0.25,
        height,
        colour);
  }

  private static String label(int group, int groups, int repeats) {
    double step = (WIDTH - 2.0 * MARGIN) / groups;
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
        MARGIN + step * (group + 0.4),
        HEIGHT - MARGIN + 16,
        group == groups - 1 ? repeats + "+" : repeats);
  }

  private static double x(double share) {
    return MARGIN + share * (WIDTH - 2 * MARGIN);
  }

  private static String line(List<Double> values, double most, String colour, String style) {
    String points =
        IntStream.range(0, values.size())
            .mapToObj(i ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    x((i + 1.0) / values.size()),
                    HEIGHT - MARGIN - values.get(i) / most * (HEIGHT - 2 * MARGIN)))
            .collect(Collectors.joining(" "));
    return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>%n"
        .formatted(points, colour, style);
  }

  private static String svg(String title, String third, String content, double most) {
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" fill="#333">
        <rect width="100%%" height="100%%" fill="#fff"/>
        <text x="%d" y="20" font-weight="bold">%s</text>
        <text x="%d" y="36" fill="#1b6ca8">actual</text>
        <text x="%d" y="36" fill="#c8501e">MBG/NBD</text>
        <text x="%d" y="36" fill="#888">%s</text>
        <text x="4" y="%d">%.0f</text>
        <path d="M%d %d V%d H%d" fill="none" stroke="#999"/>
        %s</svg>
        """,
        WIDTH,
        HEIGHT,
        MARGIN,
        title,
        MARGIN,
        MARGIN + 50,
        MARGIN + 120,
        third,
        MARGIN + 4,
        most,
        MARGIN,
        MARGIN,
        HEIGHT - MARGIN,
        WIDTH - MARGIN,
        content);
  }
}
