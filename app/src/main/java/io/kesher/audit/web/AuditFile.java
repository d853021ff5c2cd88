package io.kesher.audit.web;

import io.kesher.audit.Told;
import io.kesher.audit.Trail;
import io.kesher.tables.TableCell;
import io.kesher.tables.TableWriter;
import io.kesher.web.Frame;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a search found in the trail, as a file. */
@Component
class AuditFile {
  private static final List<String> COLUMNS =
      List.of("at", "who", "address", "verb", "what", "number", "whom", "changes", "request");

  private final Trail trail;

  AuditFile(Trail trail) {
    this.trail = trail;
  }

  @Transactional(readOnly = true)
  public void write(Frame frame, Trail.Search search, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
    try (var file = TableWriter.csv(response.getOutputStream());
        var entries = trail.all(search)) {
      file.header(COLUMNS.stream().map(name -> frame.say("audit.column." + name)).toList());
      for (var each = entries.iterator(); each.hasNext(); ) {
        file.row(row(frame, new Told(each.next())));
      }
    }
  }

  private static List<TableCell> row(Frame frame, Told told) {
    var entry = told.entry();
    return List.of(
        TableCell.text(entry.at().toString()),
        TableCell.text(told.who(frame)),
        TableCell.text(Objects.requireNonNullElse(entry.address(), "")),
        TableCell.text(told.verb(frame)),
        TableCell.text(told.what(frame)),
        new TableCell.Number(java.math.BigDecimal.valueOf(entry.number())),
        TableCell.text(entry.names().stream().map(Told::plain).collect(Collectors.joining(", "))),
        TableCell.text(
            told.changes().stream()
                .map(change -> change.field() + ": " + change.before() + " → " + change.after())
                .collect(Collectors.joining("; "))),
        TableCell.text(Objects.requireNonNullElse(entry.request(), "")));
  }
}
