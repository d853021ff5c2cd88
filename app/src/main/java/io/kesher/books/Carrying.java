package io.kesher.books;

import io.kesher.hours.Availabilities;
import io.kesher.hours.PersonHours;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** How many hours a month people have for customers, and for how many of them at most. */
@Component
class Carrying {
  static final int DAYS_AHEAD = 28;
  private static final double DAYS_OF_MONTH = 365.25 / 12;
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  private final BookHolders holders;
  private final Availabilities availabilities;
  private final Offices offices;

  Carrying(BookHolders holders, Availabilities availabilities, Offices offices) {
    this.holders = holders;
    this.availabilities = availabilities;
    this.offices = offices;
  }

  /** As many hours as so many days bring, in a month. */
  static double monthly(double hours, int days) {
    return hours * DAYS_OF_MONTH / days;
  }

  /** Of each of them, in the order in which they are named. */
  Map<EmployeeId, Capacity> of(Collection<EmployeeId> people, Setting setting) {
    var said = holders.of(people);
    var carried = new LinkedHashMap<EmployeeId, Capacity>();
    availabilities
        .hours(people)
        .forEach((person, hours) ->
            carried.put(
                person, capacity(said.getOrDefault(person, Holder.of(person)), hours, setting)));
    return carried;
  }

  private Capacity capacity(Holder holder, PersonHours person, Setting setting) {
    var works = works(person);
    int most = holder.most() == null ? setting.most() : holder.most();
    if (!person.enabled()) {
      return new Capacity(BigDecimal.ZERO.setScale(1), most, works, Capacity.Because.LEFT);
    }
    if (holder.hours() != null) {
      return new Capacity(holder.hours(), most, works, Capacity.Because.SAID);
    }
    var hours =
        BigDecimal.valueOf(monthly(works.doubleValue(), DAYS_AHEAD) * setting.share() / 100)
            .setScale(1, RoundingMode.HALF_UP);
    return new Capacity(
        hours, most, works, works.signum() == 0 ? Capacity.Because.AWAY : Capacity.Because.SHIFTS);
  }

  /** Hours of their shifts in the days to come. */
  private BigDecimal works(PersonHours person) {
    LocalDate today = offices.today();
    long minutes =
        IntStream.range(0, DAYS_AHEAD)
            .mapToLong(day -> person.on(today.plusDays(day)).shifts().minutes())
            .sum();
    return BigDecimal.valueOf(minutes).divide(MINUTES, 1, RoundingMode.HALF_UP);
  }
}
