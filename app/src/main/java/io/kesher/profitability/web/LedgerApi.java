package io.kesher.profitability.web;

import io.kesher.api.Paged;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Entries;
import io.kesher.profitability.Entry;
import io.kesher.profitability.EntryKind;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.profitability.StandardPeriod;
import io.kesher.values.Period;
import io.kesher.web.Asked;
import io.kesher.web.Cursor;
import io.kesher.web.FieldFault;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("ledger:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "ledger")
class LedgerApi {
  private final Ledger ledger;
  private final StandardPeriod standardPeriod;

  LedgerApi(Ledger ledger, StandardPeriod standardPeriod) {
    this.ledger = ledger;
    this.standardPeriod = standardPeriod;
  }

  @GetMapping("/customers/{id}/ledger")
  @Operation(
      summary = "A customer's ledger entries, the latest first",
      description =
          "Over the days from and to, both included; without them over the office's standard period.")
  LedgerJson index(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable EntryKind kind,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    Period period = from == null && to == null ? standardPeriod.current() : Asked.period(from, to);
    int size = Math.clamp(limit, 1, 499);
    var found =
        ledger.entries(new CustomerId(id), new Entries.Page(period, kind, after(after), size + 1));
    var page = found.size() > size ? found.subList(0, size) : found;
    return new LedgerJson(
        period.from(),
        period.to(),
        page.stream().map(EntryJson::of).toList(),
        found.size() > size ? Cursor.write(page.getLast().day(), page.getLast().id()) : null);
  }

  private static Entries.@Nullable After after(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 2);
    return parts == null
        ? null
        : Entries.After.of(parts.get(0), parts.get(1)).orElseThrow(Cursor::refused);
  }

  @May("ledger:change")
  @PostMapping("/customers/{id}/ledger")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Post an entry",
      description =
          "INCOME and COST have an amount; TIME has an activity and either seconds, as measured, or none: then the"
              + " standard minutes of that day stand in.")
  EntryJson create(@PathVariable long id, @RequestBody PostingJson posting) {
    return EntryJson.of(ledger.post(posting.of(new CustomerId(id))));
  }

  @May("ledger:change")
  @PostMapping("/ledger/{entry}/corrections")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Correct an entry",
      description =
          "Posts another entry that holds the difference to `right`: an amount, or for an entry of time its seconds.")
  EntryJson correct(@PathVariable long entry, @RequestBody CorrectionJson correction) {
    return EntryJson.of(
        ledger.correct(
            entry,
            PostingJson.required("right", correction.right()),
            Objects.requireNonNullElse(correction.note(), "")));
  }

  record CorrectionJson(@Nullable BigDecimal right, @Nullable String note) {}

  record LedgerJson(LocalDate from, LocalDate to, List<EntryJson> items, @Nullable String next)
      implements Paged {}

  record PostingJson(
      @Nullable EntryKind kind,
      @Nullable LocalDate day,
      @Nullable BigDecimal amount,
      @Nullable String line,
      @Nullable String activity,
      @Nullable Integer seconds,
      @Nullable Integer quantity,
      @Nullable String note) {

    Posting of(CustomerId customer) {
      LocalDate on = required("day", day);
      return switch (required("kind", kind)) {
        case INCOME -> new Posting.Income(customer, on, required("amount", amount), line, note);
        case COST -> new Posting.DirectCost(customer, on, required("amount", amount), line, note);
        case TIME ->
            new Posting.Time(
                customer,
                on,
                required("activity", activity),
                seconds,
                Objects.requireNonNullElse(quantity, 1),
                note);
      };
    }

    static <T> T required(String field, @Nullable T value) {
      if (value == null) {
        throw Refusal.of(List.of(FieldFault.of(field, "web.field.required")));
      }
      return value;
    }
  }

  /**
   * @param amount of income or direct cost; for time what it costs
   */
  record EntryJson(
      long id,
      LocalDate day,
      EntryKind kind,
      BigDecimal amount,
      @Nullable String line,
      @Nullable String activity,
      @Nullable Integer seconds,
      @Nullable Integer quantity,
      @Nullable BigDecimal hourlyRate,
      @Nullable Boolean measured,
      @Nullable Long corrects,
      @Nullable SourceJson source,
      @Nullable String note,
      Instant postedAt) {

    static EntryJson of(Entry entry) {
      var time = entry.time();
      var source = entry.source();
      return new EntryJson(
          entry.id(),
          entry.day(),
          entry.kind(),
          Amounts.money(entry.amount()),
          entry.line(),
          time == null ? null : time.activity(),
          time == null ? null : (Integer) time.seconds(),
          time == null ? null : (Integer) time.quantity(),
          time == null ? null : time.rateFor(Viewers.current()),
          time == null ? null : (Boolean) time.measured(),
          entry.corrects(),
          source == null
              ? null
              : new SourceJson(source.importId(), source.row(), source.fileName()),
          entry.note(),
          entry.postedAt());
    }
  }

  /** The row of a file; read it at {@code /api/v1/imports/{importId}/rows/{row}}. */
  record SourceJson(long importId, long row, String fileName) {}
}
