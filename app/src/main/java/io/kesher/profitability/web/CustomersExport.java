package io.kesher.profitability.web;

import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerColumn.Trait;
import io.kesher.profitability.Ranking;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.tables.TableCell;
import io.kesher.tables.TableWriter;
import io.kesher.web.Frame;
import io.kesher.web.Language;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exactly what the table shows, its customers, columns and order, as a stream of rows into a file.
 */
@Component
class CustomersExport {
  private final Ranking ranking;

  CustomersExport(Ranking ranking) {
    this.ranking = ranking;
  }

  @Transactional(readOnly = true)
  public void csv(
      Frame frame, CustomersQuery query, List<Long> chosen, HttpServletResponse response)
      throws IOException {
    begin(response, query, "text/csv;charset=UTF-8", "csv");
    write(frame, query, chosen, TableWriter.csv(response.getOutputStream()));
  }

  @Transactional(readOnly = true)
  public void xlsx(
      Frame frame, CustomersQuery query, List<Long> chosen, HttpServletResponse response)
      throws IOException {
    begin(
        response,
        query,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx");
    write(
        frame,
        query,
        chosen,
        TableWriter.xlsx(
            response.getOutputStream(),
            frame.say("customers.place"),
            frame.language() == Language.HEBREW));
  }

  private static void begin(
      HttpServletResponse response, CustomersQuery query, String type, String ending) {
    var period = query.choice().period();
    response.setContentType(type);
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"customers-%s-%s.%s\""
            .formatted(period.from(), period.to(), ending));
  }

  /**
   * @param chosen those of them alone; all of them where it is empty
   */
  private void write(Frame frame, CustomersQuery query, List<Long> chosen, TableWriter file)
      throws IOException {
    var columns =
        query.known().named(query.columns()).stream().filter(each -> !each.is(Trait.KEPT)).toList();
    var shown = columns.stream().map(CustomerColumn::name).toList();
    try (file;
        Stream<Ranked> customers = ranking.all(query.search(), shown, chosen)) {
      file.header(
          Stream.concat(
                  Stream.of("id", "name").map(name -> frame.say("profitability.export." + name)),
                  columns.stream().map(column -> column.words().title(frame)))
              .toList());
      for (Iterator<Ranked> each = customers.iterator(); each.hasNext(); ) {
        file.row(row(frame, each.next(), columns));
      }
    }
  }

  /** What is not the reader's to know stays blank. */
  private static List<TableCell> row(
      Frame frame, Ranked customer, List<CustomerColumn<?>> columns) {
    return Stream.concat(
            Stream.of(customer.externalId(), customer.name())
                .map(text -> TableCell.text(text == null ? "" : text)),
            columns.stream()
                .map(column -> cell(frame, column, customer.cells().get(column.name()))))
        .toList();
  }

  private static TableCell cell(Frame frame, CustomerColumn<?> column, @Nullable Object value) {
    return switch (value) {
      case null -> new TableCell.Blank();
      case BigDecimal number -> new TableCell.Number(number.setScale(2, RoundingMode.HALF_UP));
      case LocalDate day -> new TableCell.Day(day);
      case Instant moment -> new TableCell.Day(moment.atZone(frame.office().zone()).toLocalDate());
      default -> TableCell.text(CellWords.say(frame, column, value));
    };
  }
}
