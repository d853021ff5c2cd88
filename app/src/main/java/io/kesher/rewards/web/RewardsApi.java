package io.kesher.rewards.web;

import io.kesher.api.IfMatch;
import io.kesher.identity.EmployeeId;
import io.kesher.rewards.Disputes;
import io.kesher.rewards.Months;
import io.kesher.rewards.RewardLine.Event;
import io.kesher.rewards.StatementLines;
import io.kesher.rewards.StatementLines.After;
import io.kesher.rewards.StatementLines.Wanted;
import io.kesher.rewards.Statements;
import io.kesher.rewards.web.Json.ClosingJson;
import io.kesher.rewards.web.Json.DisputeJson;
import io.kesher.rewards.web.Json.DisputesJson;
import io.kesher.rewards.web.Json.LineJson;
import io.kesher.rewards.web.Json.LinesJson;
import io.kesher.rewards.web.Json.MonthsJson;
import io.kesher.rewards.web.Json.NewDisputeJson;
import io.kesher.rewards.web.Json.StatementJson;
import io.kesher.rewards.web.Json.StatementsJson;
import io.kesher.web.FieldFault;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("rewards:see")
@RestController
@RequestMapping("/api/v1/rewards")
@Tag(name = "rewards")
class RewardsApi {
  private static final int MOST = 500;

  private final Statements statements;
  private final StatementLines lines;
  private final Disputes disputes;
  private final Months months;

  RewardsApi(Statements statements, StatementLines lines, Disputes disputes, Months months) {
    this.statements = statements;
    this.lines = lines;
    this.disputes = disputes;
    this.months = months;
  }

  @GetMapping("/months")
  @Operation(
      summary = "From which month on rules pay, and which month is open",
      description = "Both absent as long as no set of rules was adopted.")
  MonthsJson months() {
    return new MonthsJson(months.first().orElse(null), months.open().orElse(null));
  }

  @May("rewards:manage")
  @PostMapping("/closings")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Close a month",
      description =
          "Only the first open one, and once it is over. Its statements never change again; whatever"
              + " comes late goes to the next month. Answers what is open then.")
  MonthsJson close(@RequestBody ClosingJson closing) {
    if (closing.month() == null) {
      throw Refusal.of(List.of(FieldFault.of("month", "web.field.required")));
    }
    months.close(closing.month());
    return months();
  }

  @GetMapping("/statements/{month}")
  @Operation(
      summary = "The statements of a month",
      description =
          "Of everybody whose pay the caller may see and who has earned or owes something. Until the"
              + " month is closed they are worked out anew with each call.")
  StatementsJson statements(
      @PathVariable YearMonth month,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    var found = statements.page(month, after, most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new StatementsJson(
        page.stream().map(StatementJson::of).toList(),
        found.size() > most ? (Long) page.getLast().employee().value() : null);
  }

  @GetMapping("/statements/{month}/{employee}")
  @Operation(summary = "What somebody gets for a month")
  StatementJson statement(@PathVariable YearMonth month, @PathVariable long employee) {
    return StatementJson.of(statements.of(month, new EmployeeId(employee)));
  }

  @GetMapping("/statements/{month}/{employee}/lines")
  @Operation(
      summary = "The lines of a statement, by day",
      description = "Their sum is `earned` of the statement. Lines of an open month have no id.")
  LinesJson lines(
      @PathVariable YearMonth month,
      @PathVariable long employee,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    var behind = after == null ? null : After.parse(after).orElseThrow(Refusal::notFound);
    var found =
        lines.page(month, new EmployeeId(employee), new Wanted(null, null, behind, most + 1));
    var page = found.subList(0, Math.min(most, found.size()));
    return new LinesJson(
        page.stream().map(LineJson::of).toList(),
        found.size() > most ? After.of(page.getLast()).toString() : null);
  }

  @GetMapping("/statements/{month}/{employee}/lines/{key}")
  @Operation(
      summary = "All lines of one event",
      description =
          "Those of closed months, and of this one: what was paid for it, and taken back.")
  List<LineJson> line(
      @PathVariable YearMonth month, @PathVariable long employee, @PathVariable String key) {
    var event = Event.parse(key).orElseThrow(Refusal::notFound);
    return lines.of(event, month, new EmployeeId(employee)).stream().map(LineJson::of).toList();
  }

  @GetMapping("/disputes")
  @Operation(summary = "Disputes, the latest first", description = "open=true: those that wait.")
  DisputesJson disputes(
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    var found = disputes.page(open, after, most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new DisputesJson(
        page.stream().map(DisputeJson::of).toList(),
        found.size() > most ? (Long) page.getLast().id() : null);
  }

  @PostMapping("/disputes")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Dispute a line of one's own statement",
      description = "Of a closed month. One dispute of a line is open at a time.")
  DisputeJson create(HttpServletResponse response, @RequestBody NewDisputeJson dispute) {
    var opened = disputes.open(dispute.line(), dispute.words());
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/rewards/disputes/" + opened.id());
    return DisputeJson.of(opened);
  }

  @GetMapping("/disputes/{dispute}")
  @Operation(summary = "A dispute")
  DisputeJson show(HttpServletResponse response, @PathVariable long dispute) {
    return tagged(response, DisputeJson.of(disputes.find(dispute)));
  }

  @May("rewards:manage")
  @PutMapping("/disputes/{dispute}/answer")
  @Operation(
      summary = "Answer a dispute",
      description = "What is granted comes with the first open month. Nobody answers their own.")
  DisputeJson answer(
      HttpServletResponse response,
      @PathVariable long dispute,
      IfMatch read,
      @RequestBody Disputes.Answer answer) {
    return tagged(response, DisputeJson.of(disputes.settle(dispute, read.version(), answer)));
  }

  private static DisputeJson tagged(HttpServletResponse response, DisputeJson dispute) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(dispute.version()));
    return dispute;
  }
}
