package io.kesher.hours;

import com.kosherjava.zmanim.ZmanimCalendar;
import com.kosherjava.zmanim.hebrewcalendar.JewishCalendar;
import com.kosherjava.zmanim.util.GeoLocation;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The Hebrew calendar of a place, worked out by KosherJava: which day is which, when its rest
 * begins before sunset and ends at nightfall (the sun 8.5° below the horizon).
 */
final class Feasts {
  /** Where the sun does not set. */
  private static final int EVENING = 18 * 60;

  private final Place place;
  private final ZoneId zone;

  Feasts(Place place, ZoneId zone) {
    this.place = place;
    this.zone = zone;
  }

  HebrewDay on(LocalDate day) {
    var calendar = new JewishCalendar(day);
    calendar.setInIsrael(!place.abroad());
    calendar.setUseModernHolidays(true);
    return new HebrewDay(day, feast(calendar));
  }

  /** The minute of the day at which the rest of the next one begins. */
  int candles(LocalDate day) {
    var sun = sun(day);
    sun.setCandleLightingOffset(place.candles());
    return minute(sun.getCandleLighting(), 0);
  }

  /** The minute of the day at which its rest is over. */
  int nightfall(LocalDate day) {
    return minute(sun(day).getTzais(), 1);
  }

  private ZmanimCalendar sun(LocalDate day) {
    var sun =
        new ZmanimCalendar(
            new GeoLocation(
                place.tag(), place.latitude(), place.longitude(), TimeZone.getTimeZone(zone)));
    sun.setCalendar(GregorianCalendar.from(day.atTime(LocalTime.NOON).atZone(zone)));
    return sun;
  }

  private int minute(@Nullable Date moment, int later) {
    if (moment == null) {
      return EVENING;
    }
    var time = moment.toInstant().atZone(zone).toLocalTime();
    return Math.min(Shift.MIDNIGHT, time.getHour() * 60 + time.getMinute() + later);
  }

  private static @Nullable Feast feast(JewishCalendar calendar) {
    return switch (calendar.getYomTovIndex()) {
      case JewishCalendar.ROSH_HASHANA -> Feast.ROSH_HASHANA;
      case JewishCalendar.FAST_OF_GEDALYAH -> Feast.FAST_OF_GEDALIAH;
      case JewishCalendar.YOM_KIPPUR -> Feast.YOM_KIPPUR;
      case JewishCalendar.SUCCOS -> Feast.SUKKOT;
      case JewishCalendar.CHOL_HAMOED_SUCCOS -> Feast.HOL_HAMOED_SUKKOT;
      case JewishCalendar.HOSHANA_RABBA -> Feast.HOSHANA_RABBA;
      case JewishCalendar.SHEMINI_ATZERES -> Feast.SHEMINI_ATZERET;
      case JewishCalendar.SIMCHAS_TORAH -> Feast.SIMCHAT_TORAH;
      case JewishCalendar.CHANUKAH -> Feast.HANUKKAH;
      case JewishCalendar.TENTH_OF_TEVES -> Feast.FAST_OF_TEVET;
      case JewishCalendar.TU_BESHVAT -> Feast.TU_BISHVAT;
      case JewishCalendar.FAST_OF_ESTHER -> Feast.FAST_OF_ESTHER;
      case JewishCalendar.PURIM -> Feast.PURIM;
      case JewishCalendar.SHUSHAN_PURIM -> Feast.SHUSHAN_PURIM;
      case JewishCalendar.PESACH -> Feast.PESACH;
      case JewishCalendar.CHOL_HAMOED_PESACH -> Feast.HOL_HAMOED_PESACH;
      case JewishCalendar.YOM_HASHOAH -> Feast.HOLOCAUST_DAY;
      case JewishCalendar.YOM_HAZIKARON -> Feast.MEMORIAL_DAY;
      case JewishCalendar.YOM_HAATZMAUT -> Feast.INDEPENDENCE_DAY;
      case JewishCalendar.LAG_BAOMER -> Feast.LAG_BAOMER;
      case JewishCalendar.YOM_YERUSHALAYIM -> Feast.JERUSALEM_DAY;
      case JewishCalendar.SHAVUOS -> Feast.SHAVUOT;
      case JewishCalendar.SEVENTEEN_OF_TAMMUZ -> Feast.FAST_OF_TAMMUZ;
      case JewishCalendar.TISHA_BEAV -> Feast.TISHA_BEAV;
      case JewishCalendar.TU_BEAV -> Feast.TU_BEAV;
      default -> calendar.isRoshChodesh() ? Feast.ROSH_HODESH : null;
    };
  }
}
