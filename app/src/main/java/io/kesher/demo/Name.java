package io.kesher.demo;

/** A name in both letters. */
record Name(String hebrew, String latin) {

  static Name of(String both) {
    int between = both.indexOf('=');
    return new Name(both.substring(0, between), both.substring(between + 1));
  }

  /** Russian family names in -ov and -in take an ending for women. */
  Name ofWoman(Community community) {
    if (community != Community.RUSSIAN || !latin.matches(".*(ov|in)")) {
      return this;
    }
    return new Name(hebrew.replaceFirst("ן$", "נ") + "ה", latin + "a");
  }

  String in(boolean latinLetters) {
    return latinLetters ? latin : hebrew;
  }
}
