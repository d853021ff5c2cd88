package io.kesher.hours.web;

import io.kesher.hours.Line;
import io.kesher.hours.People.Person;
import io.kesher.identity.Team;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A week of people, from Sunday on.
 *
 * @param team whose members alone are shown; absent: everybody
 */
public record TeamWeek(
    LocalDate today,
    LocalDate first,
    @Nullable Long team,
    List<Team> teams,
    Line office,
    List<Person> people) {
  public List<LocalDate> days() {
    return first.datesUntil(first.plusDays(7)).toList();
  }

  /** The address of another week or team. */
  public String path(LocalDate on, @Nullable Long team) {
    return "/hours?on=" + on + (team == null ? "" : "&team=" + team);
  }
}
