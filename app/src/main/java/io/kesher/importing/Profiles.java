package io.kesher.importing;

import static io.kesher.db.importing.Tables.PROFILE;

import io.kesher.web.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mappings kept for files that come again: those that ship with the product, and the office's own.
 */
@Component
public final class Profiles {
  private static final List<String> SHIPPED =
      List.of(
          "motor",
          "retail",
          "bank-calls",
          "agency-customers",
          "agency-commissions",
          "agency-activities");

  private record Content(List<String> header, Mapping mapping) {}

  private final DSLContext database;
  private final Stored stored;
  private final Targets targets;
  private final List<Profile> shipped;

  Profiles(DSLContext database, Stored stored, Targets targets, JsonMapper json) {
    this.database = database;
    this.stored = stored;
    this.targets = targets;
    this.shipped = SHIPPED.stream().map(name -> shipped(name, json)).toList();
  }

  /** The office's own first. */
  public List<Profile> all() {
    return Stream.concat(
            database.selectFrom(PROFILE).orderBy(PROFILE.NAME).fetch(this::read).stream(),
            shipped.stream())
        .toList();
  }

  /** Refuses what is not there. */
  public Profile get(String id) {
    return find(id).orElseThrow(Refusal::notFound);
  }

  Optional<Profile> find(String id) {
    return all().stream().filter(profile -> profile.id().equals(id)).findFirst();
  }

  /** The profile whose columns are all there; of several the one that knows most of them. */
  Optional<Profile> fitting(List<String> columns) {
    return all().stream()
        .filter(profile -> profile.fits(columns))
        .filter(profile -> MappingCheck.faults(profile.mapping(), targets, columns).isEmpty())
        .max(
            Comparator.comparingInt((Profile profile) -> profile.header().size())
                .thenComparing(profile -> !profile.shipped()));
  }

  public Profile save(String name, Mapping mapping, List<String> header, @Nullable Long employee) {
    return named(
        name,
        () ->
            database
                .insertInto(PROFILE)
                .set(PROFILE.NAME, name.strip())
                .set(PROFILE.HEADER, header.toArray(String[]::new))
                .set(PROFILE.MAPPING, stored.write(mapping))
                .set(PROFILE.CREATED_BY, employee)
                .returning()
                .fetchSingle(this::read));
  }

  public Profile change(String id, String name, Mapping mapping, List<String> header) {
    return named(
        name,
        () ->
            database
                .update(PROFILE)
                .set(PROFILE.NAME, name.strip())
                .set(PROFILE.HEADER, header.toArray(String[]::new))
                .set(PROFILE.MAPPING, stored.write(mapping))
                .where(PROFILE.ID.eq(own(id)))
                .returning()
                .fetchOptional(this::read)
                .orElseThrow(Refusal::notFound));
  }

  /** Imports that used it keep their copy of its mapping. */
  public void delete(String id) {
    database.deleteFrom(PROFILE).where(PROFILE.ID.eq(own(id))).execute();
  }

  private static Profile named(String name, java.util.function.Supplier<Profile> change) {
    if (name.isBlank() || name.strip().length() > 100) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "importing.refusal.profile-name");
    }
    try {
      return change.get();
    } catch (DuplicateKeyException | org.jooq.exception.IntegrityConstraintViolationException _) {
      throw Refusal.of(HttpStatus.CONFLICT, "importing.refusal.profile-exists", name.strip());
    }
  }

  private long own(String id) {
    if (SHIPPED.contains(id)) {
      throw Refusal.of(HttpStatus.CONFLICT, "importing.refusal.profile-shipped");
    }
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException _) {
      throw Refusal.notFound();
    }
  }

  private Profile read(Record row) {
    return new Profile(
        String.valueOf(row.get(PROFILE.ID)),
        row.get(PROFILE.NAME),
        false,
        List.of(row.get(PROFILE.HEADER)),
        stored.read(row.get(PROFILE.MAPPING), Mapping.class));
  }

  private static Profile shipped(String name, JsonMapper json) {
    try (var in = new ClassPathResource("importing/profiles/" + name + ".json").getInputStream()) {
      Content content = json.readValue(in, Content.class);
      return new Profile(name, name, true, content.header(), content.mapping());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
