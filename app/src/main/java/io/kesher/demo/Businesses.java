package io.kesher.demo;

import java.util.List;

/** Businesses of the north: a trade, a name, mostly a company. */
final class Businesses {
  private static final Sheet WORDS = Sheet.named("businesses.txt");
  private static final List<String> NORTHERN = WORDS.words("words");
  private static final List<String> LATIN = WORDS.words("latin");
  private static final List<List<String>> TRADES =
      WORDS.lines().stream().filter(line -> line.get(1).matches("FAMILY|WORD")).toList();

  private final long seed;

  Businesses(long seed) {
    this.seed = seed;
  }

  Party in(int slot) {
    Draw draw = Draw.of(seed, "business", slot);
    Community community = Community.drawn(draw);
    Place place = Place.drawn(community, draw);
    return new Party(
        name(community, draw),
        OfficialNumber.ofCompany(slot),
        true,
        null,
        Phones.mobile(slot, draw),
        draw.chance(0.7) ? Phones.landline(slot) : "",
        draw.chance(0.9) ? "office@b" + slot + ".example" : "",
        place.address(draw),
        place.city());
  }

  private static String name(Community community, Draw draw) {
    if (draw.chance(0.05)) {
      return draw.of(LATIN);
    }
    List<String> trade = draw.of(TRADES);
    String family = draw.of(community.families).hebrew();
    String proper = trade.get(1).equals("WORD") ? draw.of(NORTHERN) : family;
    return trade.getFirst() + " " + proper + form(draw);
  }

  /** Written with the Hebrew mark or, as keyboards have it, with a quotation mark. */
  private static String form(Draw draw) {
    return switch (draw.weighted(4, 2, 3, 1)) {
      case 0 -> " בע״מ";
      case 1 -> " בע\"מ";
      case 2 -> "";
      default -> " ובניו";
    };
  }
}
