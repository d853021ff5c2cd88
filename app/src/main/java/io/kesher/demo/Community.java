package io.kesher.demo;

import java.util.List;

/** The communities of Haifa and its bay, about as they live there, with the names they give. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
enum Community {
  HEBREW(0.60),
  ARAB(0.18),
  RUSSIAN(0.155),
  ETHIOPIAN(0.03),
  ENGLISH(0.035);

  private static final double[] SHARES = {
    HEBREW.share, ARAB.share, RUSSIAN.share, ETHIOPIAN.share, ENGLISH.share
  };

  final List<Name> women;
  final List<Name> men;
  final List<Name> families;
  private final double share;

  Community(double share) {
    this.share = share;
    Sheet sheet = Sheet.named("names.txt");
    women = names(sheet, "female");
    men = names(sheet, "male");
    families = names(sheet, "family");
  }

  static Community drawn(Draw draw) {
    return values()[draw.weighted(SHARES)];
  }

  /** How often people of this community are written in Latin letters in an Israeli office. */
  double latin() {
    return switch (this) {
      case ENGLISH -> 0.4;
      case RUSSIAN -> 0.16;
      case ARAB, ETHIOPIAN -> 0.03;
      case HEBREW -> 0.004;
    };
  }

  private List<Name> names(Sheet sheet, String kind) {
    return sheet.words(name() + " " + kind).stream().map(Name::of).toList();
  }
}
