package io.kesher.demo;

import java.util.List;

/**
 * A line of insurance: the code its policy numbers begin with, what it costs (a year, a month or a
 * trip, in shekels), the share of it that the agency is paid, how closely the premium follows the
 * means of the insured, and by whom. The insurers are invented.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
enum Line {
  CAR(
      31,
      "רכב",
      Paid.YEARLY,
      3200,
      6200,
      0.09,
      0.15,
      0.45,
      "אלומה ביטוח",
      "מגן הצפון",
      "כרמל־ים",
      "הדרים ביטוח"),
  HOME(
      32,
      "דירה",
      Paid.YEARLY,
      1100,
      2600,
      0.13,
      0.20,
      0.7,
      "אלומה ביטוח",
      "מגן הצפון",
      "הדרים ביטוח"),
  BUSINESS(33, "עסק", Paid.YEARLY, 4200, 11000, 0.12, 0.19, 1, "מגן הצפון", "כרמל־ים"),
  HEALTH(34, "בריאות", Paid.MONTHLY, 120, 320, 0.12, 0.20, 1, "אלומה ביטוח", "שקמה בריאות"),
  LIFE(35, "חיים", Paid.MONTHLY, 90, 300, 0.15, 0.25, 1, "אלומה ביטוח", "הדרים ביטוח"),
  PENSION(36, "פנסיה", Paid.MONTHLY, 1400, 3600, 0.02, 0.045, 1.1, "שקמה פנסיה", "הדרים גמל"),
  TRAVEL(37, "נסיעות", Paid.ONCE, 180, 700, 0.20, 0.30, 0.6, "כרמל־ים", "אלומה ביטוח");

  enum Paid {
    YEARLY,
    MONTHLY,
    ONCE
  }

  final int code;
  final String hebrew;
  final Paid paid;
  private final double leastPremium;
  private final double mostPremium;
  private final double leastShare;
  private final double mostShare;
  private final double elasticity;
  final List<String> insurers;

  Line(
      int code,
      String hebrew,
      Paid paid,
      double leastPremium,
      double mostPremium,
      double leastShare,
      double mostShare,
      double elasticity,
      String... insurers) {
    this.code = code;
    this.hebrew = hebrew;
    this.paid = paid;
    this.leastPremium = leastPremium;
    this.mostPremium = mostPremium;
    this.leastShare = leastShare;
    this.mostShare = mostShare;
    this.elasticity = elasticity;
    this.insurers = List.of(insurers);
  }

  /** A premium in whole shekels for somebody with these means; 1 is usual. */
  double premium(double means, Draw draw) {
    double usual = draw.between(leastPremium, mostPremium);
    return Math.rint(usual * StrictMath.pow(means, elasticity));
  }

  double share(Draw draw) {
    return draw.between(leastShare, mostShare);
  }
}
