package io.kesher.agreements.web;

import io.kesher.agreements.Radar;
import io.kesher.agreements.Radar.After;
import io.kesher.agreements.Radar.Coming;
import io.kesher.identity.EmployeeId;
import io.kesher.tables.TableCell;
import io.kesher.tables.TableWriter;
import io.kesher.web.Frame;
import io.kesher.web.Language;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Exactly the renewals that the radar shows, in a file; page by page, so that memory stays. */
@Component
class RadarExport {
  private static final int AT_ONCE = 500;
  private static final List<String> COLUMNS =
      List.of(
          "customer",
          "number",
          "sold",
          "renewal",
          "days",
          "premium",
          "commission",
          "group",
          "contribution",
          "owner");

  private final Radar radar;
  private final RadarTables tables;

  RadarExport(Radar radar, RadarTables tables) {
    this.radar = radar;
    this.tables = tables;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void csv(Frame frame, RadarQuery query, HttpServletResponse response) throws IOException {
    begin(response, "text/csv;charset=UTF-8", "csv");
    write(frame, query, TableWriter.csv(response.getOutputStream()));
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public void xlsx(Frame frame, RadarQuery query, HttpServletResponse response) throws IOException {
    begin(response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
    write(
        frame,
        query,
        TableWriter.xlsx(
            response.getOutputStream(),
            frame.say("agreements.radar.place"),
            frame.language() == Language.HEBREW));
  }

  private static void begin(HttpServletResponse response, String type, String ending) {
    response.setContentType(type);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"renewals.%s\"".formatted(ending));
  }

  private void write(Frame frame, RadarQuery query, TableWriter file) throws IOException {
    try (file) {
      file.header(
          COLUMNS.stream().map(name -> frame.say("agreements.radar.column." + name)).toList());
      After after = null;
      List<Coming> page;
      do {
        page = radar.export(query.search(), after, AT_ONCE);
        var names = tables.names(page);
        for (var each : page) {
          file.row(row(frame, each, names));
          after = each.after();
        }
      } while (page.size() == AT_ONCE);
    }
  }

  private static List<TableCell> row(Frame frame, Coming each, Map<EmployeeId, String> names) {
    var agreement = each.agreement();
    var group = each.worth().group();
    return List.of(
        TableCell.text(each.customer()),
        TableCell.text(agreement.number()),
        TableCell.text(Sold.words(frame, agreement)),
        new TableCell.Day(Objects.requireNonNull(agreement.renewalOn())),
        new TableCell.Number(BigDecimal.valueOf(each.days())),
        money(agreement.premium()),
        money(agreement.commission() == null ? null : agreement.due()),
        TableCell.text(group == null ? "" : frame.say("web.group." + group)),
        money(each.worth().contribution()),
        TableCell.text(each.owner() == null ? "" : names.getOrDefault(each.owner(), "")));
  }

  private static TableCell money(@Nullable BigDecimal amount) {
    return amount == null
        ? new TableCell.Blank()
        : new TableCell.Number(amount.setScale(2, RoundingMode.HALF_UP));
  }
}
