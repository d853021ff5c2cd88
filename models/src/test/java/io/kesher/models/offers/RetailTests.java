package io.kesher.models.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * New items of a shop's customers, learned before 10 September 2011 and checked after: all where
 * the data lie beside the project, else every sixteenth customer.
 *
 * <p>An item is a stock code that begins with five digits (others are postage and the like), a
 * purchase a line with a customer and a quantity above zero.
 */
class RetailTests {
  private static final Path DATA = Path.of("../../shared/data/online_retail.csv.gz");
  private static final LocalDate CUT = LocalDate.of(2011, 9, 10);
  private static final Pattern LINE =
      Pattern.compile(
          "\\w+,(\\d{5}\\w*),.*,(\\d+),(\\d{4}-\\d\\d-\\d\\d) [^,]*,[^,]*,(\\d+)(\\.0)?,[^,]*");

  private final boolean whole = Files.exists(DATA);
  private final List<Purchase> purchases = read();

  @Test
  void findsWhatIsBoughtNextAsPublished() {
    Holdings before = holdings(true);
    Holdings after = holdings(false);
    Recall ease = Recall.at(10, Ease.standard().fit(before).model(), before, after);
    Recall near = Recall.at(10, ItemNeighbours.standard().fit(before).model(), before, after);
    assertThat(ease.isBetterThanPopular()).isTrue();
    assertThat(near.isBetterThanPopular()).isTrue();
    if (whole) {
      assertThat(before.customers()).hasSize(3368);
      assertThat(before.items()).hasSize(3432);
      assertThat(ease.customers()).isEqualTo(1851);
      assertThat(ease.recall()).isCloseTo(.055, within(.001));
      assertThat(near.recall()).isGreaterThan(.049);
      assertThat(ease.popular()).isCloseTo(.0188, within(.0005));
    }
  }

  private Holdings holdings(boolean past) {
    return Holdings.of(purchases.stream().filter(purchase -> purchase.day().isBefore(CUT) == past));
  }

  private List<Purchase> read() {
    try (InputStream stream =
            whole
                ? new GZIPInputStream(Files.newInputStream(DATA))
                : RetailTests.class.getResourceAsStream("retail.csv");
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(LINE::matcher)
          .filter(Matcher::matches)
          .filter(line -> !line.group(2).equals("0"))
          .map(line -> new Purchase(line.group(4), line.group(1), LocalDate.parse(line.group(3))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
