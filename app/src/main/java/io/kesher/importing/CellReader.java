package io.kesher.importing;

import io.kesher.tables.Cells;
import io.kesher.tables.ColumnProfile;
import io.kesher.tables.DateOrder;
import io.kesher.tables.DecimalMark;
import io.kesher.tables.Read;
import io.kesher.tables.TableFormat;
import io.kesher.values.Money;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the cells of one column as values of one type, in the way that the column is written. */
final class CellReader {
  private static final int LONGEST_EXTERNAL_ID = 200;
  private final ColumnProfile column;
  private final FieldType type;
  private final DateOrder dateOrder;
  private final DecimalMark decimalMark;
  private static final Pattern SIX_DIGITS = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})");

  private final Currency currency;

  CellReader(ColumnProfile column, FieldType type, TableFormat format, Currency currency) {
    this.column = column;
    this.type = type;
    this.currency = currency;
    var order = column.dateOrder();
    var mark = column.decimalMark();
    this.dateOrder = order == null || column.dateOrderAmbiguous() ? format.dateOrder() : order;
    this.decimalMark = mark == null || column.decimalMarkAmbiguous() ? format.decimalMark() : mark;
  }

  String column() {
    return column.name();
  }

  int index() {
    return column.index();
  }

  /** The value as {@link FieldType} says. */
  Read<?> read(String cell) {
    return switch (type) {
      case TEXT, DETAILS -> Cells.text(cell);
      case EXTERNAL_ID -> externalId(cell);
      case MONEY -> money(cell);
      case WHOLE -> Cells.whole(cell, decimalMark);
      case DATE -> date(cell);
      case PHONE -> Cells.phone(cell);
      case EMAIL -> Cells.email(cell);
      case ISRAELI_ID -> israeliId(cell);
      case YES_NO -> Cells.yesNo(cell);
    };
  }

  /** Six digits are a day only where a person, or a profile, has said that days stand here. */
  private Read<?> date(String cell) {
    var digits = SIX_DIGITS.matcher(cell.strip());
    return digits.matches()
        ? Cells.date(digits.replaceFirst("$3.$2.$1"), DateOrder.DMY)
        : Cells.date(cell, dateOrder);
  }

  private static Read<String> externalId(String cell) {
    Read<String> read = Cells.externalId(cell);
    if (read instanceof Read.Value<String>(var id, _) && id.length() > LONGEST_EXTERNAL_ID) {
      return new Read.Refused<>(Rejection.OWN + "too-long", cell);
    }
    return read;
  }

  private Read<?> money(String cell) {
    return switch (Cells.money(cell, decimalMark, currency)) {
      case Read.Value<Money>(var money, var rules) -> new Read.Value<>(money.amount(), rules);
      case Read.Nothing<Money> nothing -> nothing;
      case Read.Refused<Money> refused -> refused;
    };
  }

  /** A number whose check digit fails is kept as it was written, and said to be unverified. */
  private static Read<?> israeliId(String cell) {
    if (!(Cells.israeliId(cell) instanceof Read.Refused<?>)) {
      return Cells.israeliId(cell);
    }
    return switch (Cells.text(cell)) {
      case Read.Value<String>(var text, _) when text.length() <= 50 ->
          new Read.Value<>(text, List.of("importing.rule.unverified-id"));
      case Read.Value<String> _ -> new Read.Refused<>(Rejection.OWN + "too-long", cell);
      case Read.Nothing<String> nothing -> nothing;
      case Read.Refused<String> refused -> refused;
    };
  }
}
