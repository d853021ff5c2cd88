package io.kesher.audit.web;

import io.kesher.audit.Trail;
import io.kesher.audit.Verb;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;

/** What is looked for in the trail; what is absent or empty is not asked for. */
public record AuditWish(
    @Parameter(description = "id of the employee who acted") @Nullable Long employee,
    @Parameter(description = "create, change, delete, see, list, search, export, sign-in …")
        @Nullable String verb,
    @Parameter(description = "customer, contact-point, entry, import-row …") @Nullable String what,
    @Parameter(description = "id of the customer whom it concerns") @Nullable Long customer,
    @Parameter(description = "first day") @Nullable LocalDate from,
    @Parameter(description = "last day") @Nullable LocalDate to,
    @Parameter(description = "`next` of the page before") @Nullable String after) {

  Trail.Search search(ZoneId zone) {
    return new Trail.Search(
        employee,
        asked(verb) ? known(verb) : null,
        asked(what) ? what : null,
        customer,
        from,
        to,
        zone);
  }

  Trail.@Nullable After behind() {
    if (!asked(after)) {
      return null;
    }
    try {
      var parts = String.valueOf(after).split("_", -1);
      long micros = Long.parseLong(parts[0]);
      return new Trail.After(
          Instant.ofEpochSecond(
              Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000),
          Long.parseLong(parts[1]));
    } catch (RuntimeException broken) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.cursor");
    }
  }

  static String cursor(Trail.Entry last) {
    return last.at().getEpochSecond() * 1_000_000L + last.at().getNano() / 1000 + "_" + last.id();
  }

  boolean asksAnything() {
    return employee != null
        || asked(verb)
        || asked(what)
        || customer != null
        || from != null
        || to != null;
  }

  /** The same page, from somewhere else or from its beginning. */
  public String path(String base, @Nullable String from) {
    var path = UriComponentsBuilder.fromPath(base);
    add(path, "employee", employee);
    add(path, "verb", verb);
    add(path, "what", what);
    add(path, "customer", customer);
    add(path, "from", this.from);
    add(path, "to", to);
    add(path, "after", from);
    return path.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder path, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      path.queryParam(name, value);
    }
  }

  private static Verb known(@Nullable String verb) {
    return Verb.of(String.valueOf(verb))
        .orElseThrow(() -> Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value"));
  }

  private static boolean asked(@Nullable String value) {
    return value != null && !value.isEmpty();
  }
}
