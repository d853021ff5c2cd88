package io.kesher.demo;

import java.util.List;

/** The twelve who work at the agency. Each customer knows one of them; two handle claims. */
final class Staff {
  static final List<String> ALL =
      List.of(
          "נועה ברק",
          "דניאל עמר",
          "יעל מזרחי",
          "רותם שדה",
          "אמיר חדד",
          "סיוון לביא",
          "מרק גורביץ׳",
          "רים חורי",
          "טלי אורן",
          "גיל אורן",
          "שני פרץ",
          "איאד מנסור");

  private static final List<String> SERVICE = ALL.subList(0, 10);
  private static final List<String> CLAIMS = ALL.subList(10, 12);

  private Staff() {}

  static String personOf(Customer customer, Draw draw) {
    return draw.chance(0.7) ? own(customer) : draw.of(SERVICE);
  }

  static boolean knows(String person, Customer customer) {
    return own(customer).equals(person);
  }

  private static String own(Customer customer) {
    return SERVICE.get(customer.slot() % SERVICE.size());
  }

  static String claimsPerson(Draw draw) {
    return draw.of(CLAIMS);
  }
}
