package io.kesher.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that every text of the product exists in. */
public enum Language {
  HEBREW("he", "rtl"),
  ENGLISH("en", "ltr");

  private final String tag;
  private final String direction;

  Language(String tag, String direction) {
    this.tag = tag;
    this.direction = direction;
  }

  /** The BCP 47 tag, as kept in the database and in cookies. */
  public String tag() {
    return tag;
  }

  /** The value of the page's {@code dir}. */
  public String direction() {
    return direction;
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The language one click away. */
  public Language other() {
    return this == HEBREW ? ENGLISH : HEBREW;
  }

  public static Optional<Language> of(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }
}
