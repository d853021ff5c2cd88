package io.kesher.demo;

import static io.kesher.demo.Intended.NEW;
import static io.kesher.demo.Intended.STANDARD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All customers, numbered in the order in which they came. */
final class Customers {
  private static final int COUNT = 2_000;
  private static final int FIRST_NUMBER = 1001;

  private final long seed;
  private final LocalDate today;
  private final People people;
  private final Businesses businesses;

  Customers(long seed, LocalDate today) {
    this.seed = seed;
    this.today = today;
    this.people = new People(seed, today);
    this.businesses = new Businesses(seed);
  }

  List<Customer> all() {
    List<Customer> cast = new Cast(seed, today).all();
    var byArrival =
        Stream.concat(cast.stream(), IntStream.range(0, COUNT - cast.size()).mapToObj(this::drawn))
            .sorted(Comparator.comparing(Customer::joined).thenComparingInt(Customer::slot))
            .toList();
    var numbered = new ArrayList<Customer>(byArrival.size());
    for (Customer customer : byArrival) {
      numbered.add(customer.numbered(FIRST_NUMBER + numbered.size()));
    }
    return List.copyOf(numbered);
  }

  private Customer drawn(int slot) {
    Draw draw = Draw.of(seed, "customer", slot);
    Path path = Path.of(slot, draw);
    Party party = draw.chance(0.15) ? businesses.in(slot) : people.in(slot);
    LocalDate joined = grownUp(party, today.minusDays(daysWithUs(path, draw)));
    return new Customer(
        slot, 0, party, joined, path, draw.around(1, 0.3), draw.around(1, 0.28), List.of());
  }

  /** Nobody insures as a child. */
  private static LocalDate grownUp(Party party, LocalDate joined) {
    if (party.born() == null) {
      return joined;
    }
    LocalDate adult = party.born().plusYears(18);
    return joined.isBefore(adult) ? adult : joined;
  }

  /** Half came before the five years of the files; few in the months before the newest ones. */
  private static int daysWithUs(Path path, Draw draw) {
    if (path.now() == NEW) {
      return draw.between(4, 148);
    }
    if (path.now() == STANDARD && draw.chance(0.07)) {
      return draw.between(215, 364);
    }
    if (path.now() == Intended.GONE) {
      return draw.between(4 * 365 + 60, 16 * 365);
    }
    return draw.chance(0.5) ? draw.between(372, 5 * 365) : draw.between(5 * 365, 22 * 365);
  }
}
