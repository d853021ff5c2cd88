package io.kesher.hours;

import java.util.Locale;

/**
 * A day that has a name in the Hebrew calendar.
 *
 * <p>On those that are {@link Kind#REST} and {@link Kind#CLOSED} an office is shut; the former
 * begin on the evening before. {@link Kind#HALF} are the days between the first and the last of a
 * long feast. On {@link Kind#OPEN} people work.
 */
public enum Feast {
  ROSH_HASHANA(Kind.REST),
  YOM_KIPPUR(Kind.REST),
  SUKKOT(Kind.REST),
  HOL_HAMOED_SUKKOT(Kind.HALF),
  HOSHANA_RABBA(Kind.HALF),
  SHEMINI_ATZERET(Kind.REST),
  SIMCHAT_TORAH(Kind.REST),
  HANUKKAH(Kind.OPEN),
  FAST_OF_TEVET(Kind.OPEN),
  TU_BISHVAT(Kind.OPEN),
  FAST_OF_ESTHER(Kind.OPEN),
  PURIM(Kind.OPEN),
  SHUSHAN_PURIM(Kind.OPEN),
  PESACH(Kind.REST),
  HOL_HAMOED_PESACH(Kind.HALF),
  HOLOCAUST_DAY(Kind.OPEN),
  MEMORIAL_DAY(Kind.OPEN),
  INDEPENDENCE_DAY(Kind.CLOSED),
  LAG_BAOMER(Kind.OPEN),
  JERUSALEM_DAY(Kind.OPEN),
  SHAVUOT(Kind.REST),
  FAST_OF_TAMMUZ(Kind.OPEN),
  TISHA_BEAV(Kind.OPEN),
  TU_BEAV(Kind.OPEN),
  FAST_OF_GEDALIAH(Kind.OPEN),
  ROSH_HODESH(Kind.OPEN);

  enum Kind {
    REST,
    CLOSED,
    HALF,
    OPEN
  }

  private final Kind kind;

  Feast(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** Its name is the message {@code hours.feast.<tag>}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
