package io.kesher.rewards.web;

import io.kesher.rewards.RewardLine;
import io.kesher.rewards.Statement;
import io.kesher.rewards.StatementLines;
import io.kesher.rewards.StatementLines.After;
import io.kesher.rewards.StatementLines.Wanted;
import io.kesher.rewards.Statements;
import io.kesher.tables.TableCell;
import io.kesher.tables.TableWriter;
import io.kesher.web.Frame;
import io.kesher.web.Language;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** All lines of a month in a file, employee by employee, as far as the reader sees their pay. */
@Component
class StatementsExport {
  private static final int AT_ONCE = 500;
  private static final List<String> COLUMNS =
      List.of(
          "employee", "day", "what", "kind", "customer", "line", "rule", "base", "share", "amount");

  private final Statements statements;
  private final StatementLines lines;

  StatementsExport(Statements statements, StatementLines lines) {
    this.statements = statements;
    this.lines = lines;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void csv(Frame frame, YearMonth month, RuleWords words, HttpServletResponse response)
      throws IOException {
    var all = statements.page(month, null, AT_ONCE);
    begin(response, "text/csv;charset=UTF-8", month, "csv");
    write(frame, month, all, words, TableWriter.csv(response.getOutputStream()));
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void xlsx(Frame frame, YearMonth month, RuleWords words, HttpServletResponse response)
      throws IOException {
    var all = statements.page(month, null, AT_ONCE);
    begin(
        response,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        month,
        "xlsx");
    write(
        frame,
        month,
        all,
        words,
        TableWriter.xlsx(
            response.getOutputStream(),
            frame.say("rewards.place"),
            frame.language() == Language.HEBREW));
  }

  private static void begin(
      HttpServletResponse response, String type, YearMonth month, String ending) {
    response.setContentType(type);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"rewards-%s.%s\"".formatted(month, ending));
  }

  private void write(
      Frame frame, YearMonth month, List<Statement> all, RuleWords words, TableWriter file)
      throws IOException {
    try (file) {
      file.header(COLUMNS.stream().map(name -> frame.say("rewards.column." + name)).toList());
      for (var statement : all) {
        After after = null;
        List<RewardLine> page;
        do {
          page = lines.export(month, statement.employee(), new Wanted(null, null, after, AT_ONCE));
          for (var line : page) {
            file.row(row(line, statement, words));
            after = After.of(line);
          }
        } while (page.size() == AT_ONCE);
      }
    }
  }

  private static List<TableCell> row(RewardLine line, Statement statement, RuleWords words) {
    var rule = line.rule();
    return List.of(
        TableCell.text(statement.name()),
        new TableCell.Day(line.day()),
        TableCell.text(words.what(line)),
        TableCell.text(words.kind(line.of().kind())),
        text(line.customerName()),
        TableCell.text(words.line(line.line())),
        TableCell.text(rule == null ? "" : words.pays(rule)),
        new TableCell.Number(line.base()),
        new TableCell.Number(line.share().multiply(BigDecimal.valueOf(100))),
        new TableCell.Number(line.amount()));
  }

  private static TableCell text(@Nullable String text) {
    return TableCell.text(text == null ? "" : text);
  }
}
