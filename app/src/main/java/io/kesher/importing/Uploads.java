package io.kesher.importing;

import static io.kesher.db.importing.Tables.IMPORT;

import io.kesher.tables.Detection;
import io.kesher.tables.Detections;
import io.kesher.tables.Limits;
import io.kesher.tables.Source;
import io.kesher.values.VisibleText;
import io.kesher.web.Refusal;
import io.kesher.web.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files: reads all of each, says what is in it, and keeps it in the database. */
public final class Uploads {
  private final DSLContext database;
  private final Imports imports;
  private final Profiles profiles;
  private final Suggestions suggestions;
  private final Steps steps;
  private final Stored stored;
  private final long mostBytes;
  private final TransactionTemplate transaction;

  Uploads(
      DSLContext database,
      Imports imports,
      Profiles profiles,
      Suggestions suggestions,
      Steps steps,
      Stored stored,
      long mostBytes,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.imports = imports;
    this.profiles = profiles;
    this.suggestions = suggestions;
    this.steps = steps;
    this.stored = stored;
    this.mostBytes = mostBytes;
    this.transaction = new TransactionTemplate(transactions);
  }

  public Received receive(@Nullable String name, InputStream body, Wishes wishes) {
    try (var file = TemporaryFile.of(body, mostBytes, Uploads::tooLarge)) {
      Optional<Import> earlier =
          wishes.again() ? Optional.empty() : imports.ofSameFile(file.sha256());
      return earlier.isPresent()
          ? new Received.Known(earlier.get())
          : new Received.Taken(take(safe(name), file.path(), file.sha256(), wishes));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Refusal tooLarge(long megabytes) {
    return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "importing.refusal.too-large", megabytes);
  }

  private Import take(String name, Path file, byte[] sha256, Wishes wishes) throws IOException {
    Detection found = Steps.readable(Detections.examine(Source.of(name, file), Limits.standard()));
    Profile profile =
        wishes.profile() == null
            ? profiles.fitting(found.header()).orElse(null)
            : profiles.get(wishes.profile());
    Suggestion suggestion = suggestions.of(found.columns());
    Mapping mapping = profile == null ? suggestion.mapping() : profile.mapping();
    if (wishes.profile() != null) {
      Steps.refuse(steps.faults(mapping, found.header()));
    }
    return keep(
        file,
        wishes,
        profile != null,
        () -> insert(name, file, sha256, found, suggestion, mapping, profile, wishes));
  }

  private Import keep(
      Path file, Wishes wishes, boolean fits, java.util.function.LongSupplier insert) {
    long id =
        java.util.Objects.requireNonNull(
            transaction.execute(_ -> {
              long created = insert.getAsLong();
              try (InputStream bytes = Files.newInputStream(file)) {
                PieceSource.store(database, created, bytes);
              } catch (IOException fault) {
                throw new UncheckedIOException(fault);
              }
              if (fits && wishes.dryRun()) {
                steps.trial(created);
              } else if (fits && wishes.start()) {
                steps.run(created);
              }
              return created;
            }));
    return imports.get(id);
  }

  private long insert(
      String name,
      Path file,
      byte[] sha256,
      Detection found,
      Suggestion suggestion,
      Mapping mapping,
      @Nullable Profile profile,
      Wishes wishes) {
    return java.util.Objects.requireNonNull(
        database
            .insertInto(IMPORT)
            .set(IMPORT.FILE_NAME, name)
            .set(IMPORT.BYTES, file.toFile().length())
            .set(IMPORT.SHA256, sha256)
            .set(IMPORT.EXAMINATION, stored.write(found))
            .set(IMPORT.ROWS_TOTAL, found.rows())
            .set(IMPORT.GUESSES, stored.write(suggestion.guesses()))
            .set(IMPORT.MAPPING, stored.write(mapping))
            .set(IMPORT.PROFILE, profile == null ? null : profile.id())
            .set(IMPORT.STATE, ImportState.MAPPING.code())
            .set(IMPORT.REQUESTED_BY, wishes.employee())
            .returning(IMPORT.ID)
            .fetchSingle(IMPORT.ID));
  }

  /** A name to show, never a path. */
  private static String safe(@Nullable String name) {
    String last =
        name == null
            ? ""
            : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String visible =
        VisibleText.strip(last.replaceAll("\\p{Cntrl}|[\\u202A-\\u202E\\u2066-\\u2069]", ""));
    String shown = visible.isEmpty() ? "file" : visible;
    return shown.length() <= 200 ? shown : shown.substring(0, 200);
  }
}
