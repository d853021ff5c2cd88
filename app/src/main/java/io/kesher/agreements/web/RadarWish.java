package io.kesher.agreements.web;

import io.kesher.agreements.AgreementId;
import io.kesher.agreements.ProductLines;
import io.kesher.agreements.Radar;
import io.kesher.agreements.Radar.After;
import io.kesher.agreements.Radar.First;
import io.kesher.agreements.Radar.Window;
import io.kesher.identity.EmployeeId;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The radar's address as it comes in; what makes no sense is refused. */
record RadarWish(
    @Parameter(description = "overdue, t30, t60 or t90; all of them without it")
        @Nullable String window,
    @Parameter(description = "code of a product line") @Nullable String line,
    @Parameter(description = "id of an employee in whose hands the customer is")
        @Nullable String owner,
    @Parameter(description = "A, B, C, D or N") @Nullable String group,
    @Parameter(description = "stake, the most commission first, or day") @Nullable String sort,
    @Nullable String after) {
  private static final Pattern CURSOR =
      Pattern.compile(
          "(-?[0-9]{1,20}(?:\\.[0-9]{1,6})?)_(-?[0-9]{1,20}(?:\\.[0-9]{1,6})?)_([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9]{1,18})");

  RadarQuery query(ProductLines lines, Radar radar) {
    var code = present(line);
    var letter = present(group);
    if (letter != null && !radar.groups().contains(letter)) {
      throw refused();
    }
    return new RadarQuery(
        choice(Window.class, present(window)),
        code == null ? null : lines.find(code).orElseThrow(RadarWish::refused),
        owner(present(owner)),
        letter,
        first());
  }

  private First first() {
    var asked = choice(First.class, present(sort));
    return asked == null ? First.STAKE : asked;
  }

  private static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String name) {
    try {
      return name == null ? null : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException none) {
      throw refused();
    }
  }

  private static @Nullable EmployeeId owner(@Nullable String id) {
    if (id != null && !id.matches("[0-9]{1,18}")) {
      throw refused();
    }
    return id == null ? null : new EmployeeId(Long.parseLong(id));
  }

  @Nullable After behind() {
    if (after == null || after.isEmpty()) {
      return null;
    }
    var parts = CURSOR.matcher(after);
    if (!parts.matches()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.cursor");
    }
    try {
      return new After(
          new BigDecimal(parts.group(1)),
          new BigDecimal(parts.group(2)),
          LocalDate.parse(parts.group(3)),
          new AgreementId(Long.parseLong(parts.group(4))));
    } catch (DateTimeException noDay) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.cursor");
    }
  }

  static String cursor(After after) {
    return after.due().toPlainString()
        + "_"
        + after.premium().toPlainString()
        + "_"
        + after.day()
        + "_"
        + after.id();
  }

  private static @Nullable String present(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static Refusal refused() {
    return Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
  }
}
