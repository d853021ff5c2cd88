package io.kesher.tables;

import io.kesher.values.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what the cells of one column can be read as. */
final class ColumnCensus {
  private static final int SAMPLES = 5;

  /** Telephone numbers and ids are slow to check: the first ones speak for the others. */
  private static final int ASKED = 500;

  private final int index;
  private final String name;
  private final Set<String> samples = new LinkedHashSet<>();
  private final Set<String> currencies = new LinkedHashSet<>();
  private final long[] orders = new long[DateOrder.values().length];
  private long filled;
  private long empty;
  private long notAvailable;
  private long dates;
  private long undecidedDates;
  private long timed;
  private long pointNumbers;
  private long commaNumbers;
  private long separated;
  private long wholePoint;
  private long wholeComma;
  private long yesNo;
  private long emails;
  private long ids;
  private long fullIds;
  private long asked;
  private long phones;
  private long phoneSigns;

  ColumnCensus(int index, String name) {
    this.index = index;
    this.name = name;
    noteCurrency(name);
  }

  int index() {
    return index;
  }

  void add(String cell) {
    var text = VisibleText.strip(cell);
    if (text.isEmpty()) {
      empty++;
      return;
    }
    if (Cells.isNothingBesideText(text)) {
      notAvailable++;
      return;
    }
    filled++;
    if (samples.size() < SAMPLES) {
      samples.add(text.length() > 200 ? text.substring(0, 200) : text);
    }
    judge(text);
  }

  private void judge(String text) {
    if (!hasDigit(text)) {
      judgeWord(text);
      return;
    }
    if (text.indexOf('@') > 0) {
      emails += Cells.email(text) instanceof Read.Value<?> ? 1 : 0;
      return;
    }
    if (!judgeDate(text)) {
      judgeNumber(text);
    }
    if (asked < ASKED) {
      asked++;
      judgeId(text);
      judgePhone(text);
    }
  }

  private void judgeWord(String text) {
    if (text.indexOf('@') > 0) {
      emails += Cells.email(text) instanceof Read.Value<?> ? 1 : 0;
    } else if (text.length() <= 5 && text.length() > 1) {
      yesNo += Cells.yesNo(text) instanceof Read.Value<?> ? 1 : 0;
    }
  }

  private boolean judgeDate(String text) {
    var date = DateText.of(Ascii.plain(text));
    if (date == null || !date.hasPlausibleYear()) {
      return false;
    }
    boolean dmy = date.day(DateOrder.DMY) != null;
    boolean mdy = date.day(DateOrder.MDY) != null;
    boolean ymd = date.day(DateOrder.YMD) != null;
    if (!dmy && !mdy && !ymd) {
      return false;
    }
    dates++;
    timed += date.time() == null ? 0 : 1;
    // A year in front reads the same under every order: it must not vote for the other two.
    boolean yearFirst = date.year() == 0;
    orders[DateOrder.DMY.ordinal()] += dmy && !yearFirst ? 1 : 0;
    orders[DateOrder.MDY.ordinal()] += mdy && !yearFirst ? 1 : 0;
    orders[DateOrder.YMD.ordinal()] += ymd ? 1 : 0;
    undecidedDates += dmy && mdy && !yearFirst ? 1 : 0;
    return text.length() != 8 || text.indexOf('/') >= 0 || text.indexOf('.') >= 0;
  }

  private void judgeNumber(String text) {
    var point = NumberText.read(text, DecimalMark.POINT);
    boolean hasSeparator = text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
    var comma = hasSeparator ? NumberText.read(text, DecimalMark.COMMA) : point;
    boolean isPoint = point.refusal() == null;
    boolean isComma = comma.refusal() == null;
    pointNumbers += isPoint ? 1 : 0;
    commaNumbers += isComma ? 1 : 0;
    separated += hasSeparator && (isPoint || isComma) ? 1 : 0;
    wholePoint += isPoint && point.value().stripTrailingZeros().scale() <= 0 ? 1 : 0;
    wholeComma += isComma && comma.value().stripTrailingZeros().scale() <= 0 ? 1 : 0;
    var currency = isPoint ? point.currency() : isComma ? comma.currency() : null;
    if (currency != null) {
      currencies.add(currency);
    }
  }

  private void judgeId(String text) {
    if (text.length() >= 5
        && text.length() <= 12
        && Cells.israeliId(text) instanceof Read.Value<?>) {
      ids++;
      fullIds += text.length() >= 8 ? 1 : 0;
    }
  }

  private void judgePhone(String text) {
    if (mayBePhone(text) && Cells.phone(text) instanceof Read.Value<?>) {
      phones++;
      boolean sign =
          "0+*".indexOf(text.charAt(0)) >= 0
              || (text.indexOf('-') > 0)
              || (text.length() == 9 && text.charAt(0) == '5')
              || (text.length() >= 11 && text.startsWith("972"));
      phoneSigns += sign ? 1 : 0;
    }
  }

  /** Spares the telephone library most cells: numbers have seven digits or more, or a star. */
  static boolean mayBePhone(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*') {
        return true;
      }
      digits += Character.isDigit(c) ? 1 : 0;
    }
    return digits >= 7;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private void noteCurrency(String header) {
    for (int i = 0; i < header.length(); i++) {
      switch (header.charAt(i)) {
        case '₪' -> currencies.add("ILS");
        case '€' -> currencies.add("EUR");
        case '$' -> currencies.add("USD");
        case '£' -> currencies.add("GBP");
        default -> {}
      }
    }
    if (header.matches(".*(ש\"ח|ש״ח|\\bNIS\\b|\\bILS\\b).*")) {
      currencies.add("ILS");
    }
  }

  ColumnProfile profile(DateOrder fileOrder, DecimalMark fileMark) {
    var kind = kind();
    boolean date = kind == ColumnKind.DATE || kind == ColumnKind.DATE_TIME;
    boolean number = (kind == ColumnKind.DECIMAL || kind == ColumnKind.INTEGER) && separated > 0;
    boolean datesAmbiguous = date && certainOrder() == null;
    boolean marksAmbiguous = number && certainMark() == null;
    return new ColumnProfile(
        index,
        name,
        kind,
        date ? (datesAmbiguous ? notYearFirst(fileOrder) : certainOrder()) : null,
        datesAmbiguous,
        number ? (marksAmbiguous ? fileMark : certainMark()) : null,
        marksAmbiguous,
        currency(),
        filled,
        empty,
        notAvailable,
        new ArrayList<>(samples));
  }

  private static DateOrder notYearFirst(DateOrder order) {
    return order == DateOrder.YMD ? DateOrder.DMY : order;
  }

  private ColumnKind kind() {
    if (filled == 0) {
      return ColumnKind.EMPTY;
    }
    if (isNearlyAll(emails)) {
      return ColumnKind.EMAIL;
    }
    if (isNearlyAll(yesNo)) {
      return ColumnKind.YES_NO;
    }
    if (isNearlyAll(dates)) {
      return timed > 0 ? ColumnKind.DATE_TIME : ColumnKind.DATE;
    }
    if (filled >= 5 && isNearlyAllAsked(ids) && fullIds * 2 >= asked) {
      return ColumnKind.ISRAELI_ID;
    }
    if (isNearlyAllAsked(phones) && phoneSigns * 2 >= asked) {
      return ColumnKind.PHONE;
    }
    long numbers = Math.max(pointNumbers, commaNumbers);
    if (numbers * 100 >= filled * 99) {
      long whole = certainMark() == DecimalMark.COMMA ? wholeComma : wholePoint;
      return whole == numbers ? ColumnKind.INTEGER : ColumnKind.DECIMAL;
    }
    return ColumnKind.TEXT;
  }

  /** A few bad cells are refused one by one; they do not make a column of dates one of texts. */
  private boolean isNearlyAll(long count) {
    return count > 0 && count * 20 >= filled * 19;
  }

  private boolean isNearlyAllAsked(long count) {
    return count > 0 && count * 10 >= asked * 9 && asked * 10 >= Math.min(filled, ASKED) * 9;
  }

  /** The order that most dates allow, or null when two orders are as good. */
  @Nullable DateOrder certainOrder() {
    if (dates == 0 || !isNearlyAll(dates)) {
      return null;
    }
    long dmy = orders[DateOrder.DMY.ordinal()];
    long mdy = orders[DateOrder.MDY.ordinal()];
    long ymd = orders[DateOrder.YMD.ordinal()];
    long best = Math.max(dmy, Math.max(mdy, ymd));
    if ((dmy == best ? 1 : 0) + (mdy == best ? 1 : 0) + (ymd == best ? 1 : 0) > 1) {
      return null;
    }
    return dmy == best ? DateOrder.DMY : mdy == best ? DateOrder.MDY : DateOrder.YMD;
  }

  @Nullable DecimalMark certainMark() {
    if (separated == 0 || pointNumbers == commaNumbers) {
      return null;
    }
    return pointNumbers > commaNumbers ? DecimalMark.POINT : DecimalMark.COMMA;
  }

  /** The money sign of the column, if there is exactly one. */
  @Nullable String currency() {
    return currencies.size() == 1 ? currencies.iterator().next() : null;
  }

  void addWarnings(List<Warning> warnings, ColumnProfile profile) {
    if (profile.dateOrderAmbiguous()) {
      warnings.add(Warning.of("tables.warning.dates-ambiguous", name));
    } else if (profile.dateOrder() != null) {
      long other = filled - orders[profile.dateOrder().ordinal()];
      if (other > 0) {
        warnings.add(Warning.of("tables.warning.dates-differ", name, other));
      }
    }
    if (profile.decimalMarkAmbiguous()) {
      warnings.add(Warning.of("tables.warning.decimal-mark-ambiguous", name));
    }
    if (currencies.size() > 1) {
      warnings.add(
          Warning.of("tables.warning.several-currencies", name, String.join(", ", currencies)));
    }
  }
}
