package io.kesher.hours;

import com.kosherjava.zmanim.hebrewcalendar.HebrewDateFormatter;
import com.kosherjava.zmanim.hebrewcalendar.JewishDate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day as the Hebrew calendar has it: the one that begins on the evening before. */
public record HebrewDay(LocalDate day, @Nullable Feast feast) {
  /** As they are written in Israel; the library writes them as they are said elsewhere. */
  private static final String[] MONTHS = {
    "Nisan", "Iyar", "Sivan", "Tammuz", "Av", "Elul", "Tishrei", "Heshvan", "Kislev", "Tevet",
    "Shevat", "Adar", "Adar II", "Adar I"
  };

  /**
   * Its date in Hebrew letters, {@code כ׳ כסלו תשפ״ז}, or in Latin ones, {@code 20 Kislev 5787}.
   */
  public String written(boolean hebrew) {
    var formatter = new HebrewDateFormatter();
    formatter.setHebrewFormat(hebrew);
    formatter.setTransliteratedMonthList(MONTHS);
    return formatter.format(new JewishDate(day)).replace(",", "");
  }

  /** Whether one rests on it: a Sabbath, or a feast on which no work is done. */
  public boolean rest() {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || is(Feast.Kind.REST);
  }

  /** A feast on which an office is shut. */
  public boolean closed() {
    return is(Feast.Kind.REST) || is(Feast.Kind.CLOSED);
  }

  boolean half() {
    return is(Feast.Kind.HALF);
  }

  private boolean is(Feast.Kind kind) {
    return feast != null && feast.kind() == kind;
  }
}
