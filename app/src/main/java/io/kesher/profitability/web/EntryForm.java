package io.kesher.profitability.web;

import io.kesher.customers.CustomerId;
import io.kesher.profitability.EntryKind;
import io.kesher.profitability.Posting;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Income, cost or time as somebody types it in.
 *
 * @param minutes as measured; empty where the standard minutes stand in
 */
public record EntryForm(
    @Nullable String kind,
    @Nullable String day,
    @Nullable String amount,
    @Nullable String line,
    @Nullable String activity,
    @Nullable String minutes,
    @Nullable String quantity,
    @Nullable String note) {

  static EntryForm blank(EntryKind kind, LocalDate today) {
    return new EntryForm(Conditions.key(kind), today.toString(), "", "", "", "", "1", "");
  }

  /**
   * @throws Refusal 400 where it names none
   */
  EntryKind entryKind() {
    return kind(kind);
  }

  /** The kind that an address names. */
  static EntryKind kind(@Nullable String name) {
    try {
      return EntryKind.valueOf(Objects.requireNonNullElse(name, "").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException noKind) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
  }

  /** What a field shows again. */
  public static String shown(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  Posting posting(CustomerId customer) {
    var typed = new Typed();
    LocalDate on = typed.day("day", day);
    Posting posting =
        switch (entryKind()) {
          case INCOME ->
              new Posting.Income(
                  customer, on, typed.number("amount", amount), Typed.text(line), Typed.text(note));
          case COST ->
              new Posting.DirectCost(
                  customer, on, typed.number("amount", amount), Typed.text(line), Typed.text(note));
          case TIME -> time(typed, customer, on);
        };
    if (!typed.faults().isEmpty()) {
      throw Refusal.of(typed.faults());
    }
    return posting;
  }

  private Posting time(Typed typed, CustomerId customer, LocalDate on) {
    String spent = Typed.text(minutes);
    return new Posting.Time(
        customer,
        on,
        shown(activity),
        spent == null ? null : (Integer) seconds(typed, spent),
        typed.whole("quantity", quantity),
        Typed.text(note));
  }

  private static int seconds(Typed typed, String minutes) {
    BigDecimal spent = typed.number("minutes", minutes);
    if (spent.signum() < 0 || spent.compareTo(BigDecimal.valueOf(24 * 60)) > 0) {
      typed.fault("minutes", "profitability.refusal.seconds");
      return 0;
    }
    return spent.multiply(BigDecimal.valueOf(60)).intValue();
  }
}
