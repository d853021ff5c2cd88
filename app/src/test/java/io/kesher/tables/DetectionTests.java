package io.kesher.tables;

import static io.kesher.tables.Files.codes;
import static io.kesher.tables.Files.detected;
import static io.kesher.tables.Files.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTests {
  @Test
  void decidesTheDateOrderFromTheLastRowToo() {
    var early =
        IntStream.range(0, 5_000).mapToObj(_ -> "x,01/02/2026\n").collect(Collectors.joining());
    var dmy = detected(text("name,day\n" + early + "x,25/02/2026\n")).columns().get(1);
    assertThat(dmy.dateOrder()).isEqualTo(DateOrder.DMY);
    assertThat(dmy.dateOrderAmbiguous()).isFalse();
    var mdy = detected(text("name,day\n" + early + "x,02/25/2026\n"));
    assertThat(mdy.columns().get(1).dateOrder()).isEqualTo(DateOrder.MDY);
    assertThat(mdy.format().dateOrder()).isEqualTo(DateOrder.MDY);
  }

  @Test
  void asksWhereEveryDateFitsBothOrders() {
    var detection = detected(text("name,day\nx,01/02/2026\ny,03/04/2026\n"));
    assertThat(detection.columns().get(1).kind()).isEqualTo(ColumnKind.DATE);
    assertThat(detection.columns().get(1).dateOrder()).isEqualTo(DateOrder.DMY);
    assertThat(detection.columns().get(1).dateOrderAmbiguous()).isTrue();
    assertThat(codes(detection)).contains("dates-ambiguous");
  }

  @Test
  void tellsOfDatesThatDoNotFitTheOthers() {
    var days =
        IntStream.rangeClosed(1, 28)
            .mapToObj("x,%02d/01/2026\n"::formatted)
            .collect(Collectors.joining());
    var detection = detected(text("name,day\n" + days + "x,01/25/2026\n"));
    assertThat(detection.columns().get(1).dateOrder()).isEqualTo(DateOrder.DMY);
    assertThat(detection.warnings()).contains(Warning.of("tables.warning.dates-differ", "day", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1.5#2.75#POINT#false",
        "1,5#2,75#COMMA#false",
        "1.234#5.678#POINT#true",
        "1,234.5#1,000#POINT#false",
        "1.234,5#1.000#COMMA#false"
      })
  void decidesTheDecimalMarkFromAllRows(
      String one, String other, DecimalMark mark, boolean ambiguous) {
    var column = detected(text("name;amount\nx;" + one + "\ny;" + other + "\n")).columns().get(1);
    assertThat(column.decimalMark()).isEqualTo(mark);
    assertThat(column.decimalMarkAmbiguous()).isEqualTo(ambiguous);
  }

  @ParameterizedTest
  @CsvSource({
    "₪ 5, ILS",
    "5 ש\"\"ח, ILS",
    "NIS 5, ILS",
    "ILS 5, ILS",
    "$5, USD",
    "€5, EUR",
    "£5, GBP"
  })
  void seesTheCurrency(String cell, String currency) {
    var detection = detected(text("name,amount\nx,\"" + cell + "\"\n"));
    assertThat(detection.columns().get(1).currency()).isEqualTo(currency);
    assertThat(detection.format().currency()).isEqualTo(currency);
    assertThat(detection.columns().get(1).kind()).isEqualTo(ColumnKind.INTEGER);
  }

  @Test
  void warnsOfSeveralCurrencies() {
    var detection = detected(text("name,amount\nx,$5\ny,€5\n"));
    assertThat(detection.columns().get(1).currency()).isNull();
    assertThat(codes(detection)).contains("several-currencies");
  }

  @Test
  void tellsWhatColumnsHold() {
    var rows =
        IntStream.of(100000009, 123456782, 39337423, 18, 200000008, 300000007)
            .mapToObj(id ->
                "%09d,050-234567%d,d%d@example.com,כן,1,1.5,x,,2026-01-25 10:00%n"
                    .formatted(id, id % 10, id))
            .collect(Collectors.joining());
    var detection = detected(text("ת.ז,טלפון,דואל,פעיל,כמות,סכום,הערה,ריק,מועד\n" + rows));
    assertThat(detection.columns())
        .extracting(ColumnProfile::kind)
        .containsExactly(
            ColumnKind.ISRAELI_ID,
            ColumnKind.PHONE,
            ColumnKind.EMAIL,
            ColumnKind.YES_NO,
            ColumnKind.INTEGER,
            ColumnKind.DECIMAL,
            ColumnKind.TEXT,
            ColumnKind.EMPTY,
            ColumnKind.DATE_TIME);
  }

  @Test
  void countsWhatIsEmptyAndWhatSaysSo() {
    var column = detected(text("name,amount\nx,5\ny,NA\nz,\nw,N/A\nv,6\n")).columns().get(1);
    assertThat(column.filled()).isEqualTo(2);
    assertThat(column.notAvailable()).isEqualTo(2);
    assertThat(column.empty()).isEqualTo(1);
    assertThat(column.samples()).containsExactly("5", "6");
  }

  @Test
  void knowsTheMotorPortfolio() throws IOException {
    var detection = detected(Files.resource("motor_sample.csv"));
    assertThat(detection.format().delimiter()).isEqualTo(";");
    assertThat(detection.format().header()).isEqualTo(1);
    assertThat(detection.format().dateOrder()).isEqualTo(DateOrder.DMY);
    assertThat(detection.format().decimalMark()).isEqualTo(DecimalMark.POINT);
    assertThat(detection.rows()).isEqualTo(199);
    assertThat(column(detection, "Date_last_renewal").kind()).isEqualTo(ColumnKind.DATE);
    assertThat(column(detection, "Premium").kind()).isEqualTo(ColumnKind.DECIMAL);
    assertThat(column(detection, "Length").notAvailable()).isPositive();
    assertThat(column(detection, "Type_fuel").kind()).isEqualTo(ColumnKind.TEXT);
    assertThat(detection.warnings()).isEmpty();
  }

  @Test
  void knowsTheRetailInvoices() throws IOException {
    var detection = detected(Files.resource("retail_sample.csv"));
    assertThat(detection.format().delimiter()).isEqualTo(",");
    assertThat(detection.format().dateOrder()).isEqualTo(DateOrder.YMD);
    assertThat(detection.rows()).isEqualTo(199);
    assertThat(column(detection, "InvoiceDate").kind()).isEqualTo(ColumnKind.DATE_TIME);
    assertThat(column(detection, "CustomerID").kind()).isEqualTo(ColumnKind.INTEGER);
    assertThat(column(detection, "UnitPrice").kind()).isEqualTo(ColumnKind.DECIMAL);
    assertThat(detection.warnings()).isEmpty();
  }

  private static ColumnProfile column(Detection detection, String name) {
    return detection.columns().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
