package io.kesher.demo;

/**
 * People who share a family name, an address and often a telephone at home. Where a household
 * begins and how many of its members are customers follows from the slot alone.
 */
record Household(
    int firstSlot, int size, Community community, Name family, String city, String address) {

  /** Slots come in blocks of four, each cut into one to four households. */
  static Household of(long seed, int slot) {
    int block = slot - slot % 4;
    int[] sizes = cut(Draw.of(seed, "block", block).weighted(0.42, 0.2, 0.14, 0.14, 0.1));
    int first = block;
    int index = 0;
    while (first + sizes[index] <= slot) {
      first += sizes[index++];
    }
    return drawn(Draw.of(seed, "household", first), first, sizes[index]);
  }

  private static Household drawn(Draw draw, int first, int size) {
    Community community = Community.drawn(draw);
    Place place = Place.drawn(community, draw);
    return new Household(
        first, size, community, draw.of(community.families), place.city(), place.address(draw));
  }

  private static int[] cut(int way) {
    return switch (way) {
      case 0 -> new int[] {1, 1, 1, 1};
      case 1 -> new int[] {1, 1, 2};
      case 2 -> new int[] {2, 2};
      case 3 -> new int[] {3, 1};
      default -> new int[] {4};
    };
  }
}
