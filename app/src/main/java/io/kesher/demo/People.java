package io.kesher.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Persons: members of households, with a birthday that fits their place in it. */
final class People {
  private static final List<String> MAIL_HOSTS =
      List.of("mail.example", "mail.example", "doar.example", "inbox.example", "kav.example");

  private final long seed;
  private final LocalDate today;

  People(long seed, LocalDate today) {
    this.seed = seed;
    this.today = today;
  }

  Party in(int slot) {
    Draw draw = Draw.of(seed, "person", slot);
    Household household = Household.of(seed, slot);
    int place = slot - household.firstSlot();
    boolean woman = place < 2 ? (place == 0) == parentIsWoman(household) : draw.chance(0.5);
    Community community = household.community();
    Name given = draw.of(woman ? community.women : community.men);
    Name family = woman ? household.family().ofWoman(community) : household.family();
    boolean latin = draw.chance(community.latin());
    String name = given.in(latin) + " " + family.in(latin);
    if (!latin && draw.chance(0.015)) {
      name = "ד״ר " + name;
    }
    return new Party(
        name,
        OfficialNumber.ofPerson(slot),
        false,
        born(household, place, draw),
        Phones.mobile(slot, draw),
        otherPhone(household, slot, draw),
        draw.chance(0.78) ? email(given, family, slot, draw) : "",
        draw.chance(0.96) ? household.address() : "",
        household.city());
  }

  private boolean parentIsWoman(Household household) {
    return household.firstSlot() % 2 == 0;
  }

  private @Nullable LocalDate born(Household household, int place, Draw draw) {
    int age =
        place < 2
            ? parentAge(household) + draw.between(-3, 3)
            : Math.max(21, parentAge(household) - draw.between(24, 31));
    LocalDate born = today.minusYears(age).minusDays(draw.between(0, 364));
    return draw.chance(0.92) ? born : null;
  }

  private int parentAge(Household household) {
    Draw draw = Draw.of(seed, "age", household.firstSlot());
    return household.size() > 2 ? draw.between(46, 60) : draw.between(24, 79);
  }

  private static String otherPhone(Household household, int slot, Draw draw) {
    boolean shared = draw.chance(0.3);
    boolean own = draw.chance(0.1);
    return shared ? Phones.landline(household.firstSlot()) : own ? Phones.landline(slot) : "";
  }

  private static String email(Name given, Name family, int slot, Draw draw) {
    String first = plain(given.latin());
    String last = plain(family.latin());
    String local =
        switch (draw.weighted(3, 2, 2)) {
          case 0 -> first + "." + last;
          case 1 -> first.charAt(0) + last;
          default -> first;
        };
    return local + slot + "@" + draw.of(MAIL_HOSTS);
  }

  private static String plain(String latin) {
    return latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
