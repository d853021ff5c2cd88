package io.kesher.profitability.web;

import io.kesher.profitability.Facts;
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
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exactly the customers that the table shows, as a stream of rows into a file. */
@Component
class CustomersExport {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "name",
          "group",
          "contribution",
          "income",
          "direct-cost",
          "time-cost",
          "minutes",
          "estimated-minutes",
          "trend");

  private final Ranking ranking;

  CustomersExport(Ranking ranking) {
    this.ranking = ranking;
  }

  @Transactional(readOnly = true)
  public void csv(Frame frame, CustomersQuery query, HttpServletResponse response)
      throws IOException {
    begin(response, query, "text/csv;charset=UTF-8", "csv");
    write(frame, query, TableWriter.csv(response.getOutputStream()));
  }

  @Transactional(readOnly = true)
  public void xlsx(Frame frame, CustomersQuery query, HttpServletResponse response)
      throws IOException {
    begin(
        response,
        query,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx");
    write(
        frame,
        query,
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

  private void write(Frame frame, CustomersQuery query, TableWriter file) throws IOException {
    try (file;
        Stream<Ranked> customers = ranking.all(query.search())) {
      file.header(COLUMNS.stream().map(name -> frame.say("profitability.export." + name)).toList());
      for (Iterator<Ranked> each = customers.iterator(); each.hasNext(); ) {
        file.row(row(frame, each.next()));
      }
    }
  }

  /** Facts that are not the reader's to know stay blank. */
  private static List<TableCell> row(Frame frame, Ranked customer) {
    Facts facts = customer.facts();
    return List.of(
        TableCell.text(text(customer.externalId())),
        TableCell.text(text(customer.name())),
        TableCell.text(customer.group() == null ? "" : frame.say("web.group." + customer.group())),
        money(facts == null ? null : facts.contribution()),
        money(facts == null ? null : facts.income()),
        money(facts == null ? null : facts.directCost()),
        money(facts == null ? null : facts.timeCost()),
        minutes(facts == null ? null : facts.seconds()),
        minutes(facts == null ? null : facts.estimatedSeconds()),
        money(facts == null ? null : facts.trend()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static TableCell money(@Nullable BigDecimal amount) {
    return amount == null
        ? new TableCell.Blank()
        : new TableCell.Number(amount.setScale(2, RoundingMode.HALF_UP));
  }

  private static TableCell minutes(@Nullable Long seconds) {
    return seconds == null
        ? new TableCell.Blank()
        : new TableCell.Number(
            BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP));
  }
}
