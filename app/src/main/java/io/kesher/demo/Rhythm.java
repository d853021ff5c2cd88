package io.kesher.demo;

/**
 * How a kind of customer keeps in touch, in times a year.
 *
 * @param callMinutes the median length of a call
 * @param bursts how often a flurry of calls comes within three weeks
 * @param costly how often a claim costs the agency itself something
 */
record Rhythm(
    double calls,
    double callMinutes,
    double mails,
    double meetings,
    double claims,
    double bursts,
    double costly) {

  static Rhythm of(Intended intended, boolean business) {
    double more = business ? 1.15 : 1;
    return switch (intended) {
      case KEY -> new Rhythm(11 * more, 4.5, 7 * more, 1.3, 0.2, 0, 0.1);
      case DEVELOPING -> new Rhythm(17 * more, 6.5, 11 * more, 1.5, 0.22, 0.15, 0.1);
      case LOSS_MAKING -> new Rhythm(9 * more, 8, 7 * more, 1.2, 1.7, 3.2, 0.42);
      case STANDARD -> new Rhythm(2.4, 4.2, 2.2, 0.1, 0.02, 0, 0.05);
      case NEW -> new Rhythm(2.2, 6, 2, 0.35, 0.01, 0, 0);
      case GONE -> new Rhythm(0, 1, 0, 0, 0, 0, 0);
    };
  }
}
