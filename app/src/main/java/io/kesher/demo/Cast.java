package io.kesher.demo;

import static io.kesher.demo.Intended.DEVELOPING;
import static io.kesher.demo.Intended.KEY;
import static io.kesher.demo.Intended.LOSS_MAKING;
import static io.kesher.demo.Intended.NEW;
import static io.kesher.demo.Intended.STANDARD;
import static io.kesher.demo.Line.BUSINESS;
import static io.kesher.demo.Line.CAR;
import static io.kesher.demo.Line.HEALTH;
import static io.kesher.demo.Line.HOME;
import static io.kesher.demo.Line.LIFE;
import static io.kesher.demo.Line.PENSION;
import static io.kesher.demo.Line.TRAVEL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few whose stories are fixed, so that pictures, walks and lessons can name them. */
final class Cast {
  private static final int FIRST_SLOT = 9_000;

  private final long seed;
  private final LocalDate today;
  private final List<Customer> members = new ArrayList<>();

  Cast(long seed, LocalDate today) {
    this.seed = seed;
    this.today = today;
  }

  List<Customer> all() {
    Home beach = new Home("הזית 14", "זכרון יעקב");
    Home carmel = new Home("חורב 31/6", "חיפה");
    Home bay = new Home("החרוב 8", "נשר");
    person("מיכל בן־שמחון", "michal.bs", 47, beach, 12)
        .as(Path.steady(KEY), 1.65, 0.9, CAR, CAR, HOME, HEALTH, HEALTH, HEALTH, PENSION, PENSION);
    person("אורי בן־שמחון", "uri.bs", 49, beach, 12).as(Path.steady(STANDARD), 1.1, 1, CAR);
    person("נועם בן־שמחון", "", 19, beach, 0).as(Path.steady(NEW), 1, 1, CAR);
    business("סטודיו בן־שמחון", "studio.bs", beach, 6).as(Path.steady(DEVELOPING), 1, 1);
    business("מוסכי הצפון בע״מ", "office.north", new Home("דרך השלום 4", "נשר"), 14)
        .as(Path.steady(KEY), 1.9, 1.3, BUSINESS, CAR, CAR, CAR, HEALTH, PENSION);
    person("אילן מרגלית", "ilan.m", 58, carmel, 7).as(Path.steady(LOSS_MAKING), 1, 3, CAR, HOME);
    business("סטודיו פלג", "peleg", carmel, 4).as(Path.steady(LOSS_MAKING), 0.9, 1.2, CAR);
    person("הילה דהן", "hila.d", 28, bay, 0).as(Path.steady(NEW), 1.1, 1, CAR);
    person("יוסף אבו־ראס", "yousef.ar", 41, new Home("הזיתים 22", "טמרה"), 9)
        .as(Path.steady(STANDARD), 2.4, 1, HOME, CAR);
    person("ד״ר רונן גפני", "dr.gafni", 54, carmel, 8)
        .as(Path.steady(DEVELOPING), 1.7, 2, CAR, PENSION, LIFE);
    business("אופטיקה ליאור", "lior.optics", bay, 5)
        .as(Path.steady(DEVELOPING), 1.6, 1, BUSINESS, CAR);
    person("Anna Petrova", "anna.petrova", 36, bay, 5)
        .as(Path.steady(DEVELOPING), 1.4, 1.1, CAR, HEALTH, HOME);
    person("אבנר אלקיים", "elkayam", 61, carmel, 15).as(Path.turned(KEY, DEVELOPING), 1.3, 1);
    person("תמר וולדמן", "tamar.w", 39, beach, 6).as(Path.turned(DEVELOPING, KEY), 1.2, 1);
    person("שירן כספי", "shiran.c", 33, bay, 5)
        .as(Path.turned(STANDARD, LOSS_MAKING), 1, 1.2, CAR, TRAVEL);
    return members;
  }

  private record Home(String street, String city) {}

  private Member person(String name, String mail, int age, Home home, int years) {
    int slot = FIRST_SLOT + members.size();
    Draw draw = Draw.of(seed, "cast", slot);
    LocalDate born = today.minusYears(age).minusDays(draw.between(20, 340));
    String number = OfficialNumber.ofPerson(slot);
    return new Member(
        slot, party(name, number, false, born, mail, home, slot), joined(years, draw));
  }

  private Member business(String name, String mail, Home home, int years) {
    int slot = FIRST_SLOT + members.size();
    Draw draw = Draw.of(seed, "cast", slot);
    String number = OfficialNumber.ofCompany(slot);
    return new Member(slot, party(name, number, true, null, mail, home, slot), joined(years, draw));
  }

  private LocalDate joined(int years, Draw draw) {
    return years == 0
        ? today.minusDays(draw.between(40, 110))
        : today.minusYears(years).minusDays(draw.between(10, 300));
  }

  private static Party party(
      String name,
      String number,
      boolean business,
      @Nullable LocalDate born,
      String mail,
      Home home,
      int slot) {
    String address = mail.isEmpty() ? "" : mail + "@mail.example";
    String mobile = Phones.mobile(slot, Draw.of(0, "cast", 0));
    return new Party(name, number, business, born, mobile, "", address, home.street, home.city);
  }

  private final class Member {
    private final int slot;
    private final Party party;
    private final LocalDate joined;

    Member(int slot, Party party, LocalDate joined) {
      this.slot = slot;
      this.party = party;
      this.joined = joined;
    }

    void as(Path path, double means, double demand, Line... lines) {
      members.add(new Customer(slot, 0, party, joined, path, means, demand, List.of(lines)));
    }
  }
}
