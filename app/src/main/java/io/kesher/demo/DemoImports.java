package io.kesher.demo;

import io.kesher.importing.Import;
import io.kesher.importing.Imports;
import io.kesher.importing.Received;
import io.kesher.importing.Uploads;
import io.kesher.importing.Wishes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Imports the files of the demo office, each when the one before it is done, and says so. */
@Component
final class DemoImports {
  private static final Logger log = LoggerFactory.getLogger(DemoImports.class);
  private static final List<String> NAMES = List.of("customers", "commissions", "activities");
  private static final int PARTS_TOLD = 5;

  private final Uploads uploads;
  private final Imports imports;
  private final DemoDesk desk;
  private final DemoManagement management;
  private final Clock clock;
  private volatile String told = "";

  DemoImports(
      Uploads uploads, Imports imports, DemoDesk desk, DemoManagement management, Clock clock) {
    this.uploads = uploads;
    this.imports = imports;
    this.desk = desk;
    this.management = management;
    this.clock = clock;
  }

  /** Does what can be done now; what is left to do afterwards, or nothing. */
  Optional<Preparation> goOn(Preparation office) {
    if (office.imports().isEmpty()) {
      return Optional.of(begin(office));
    }
    Import last = imports.get(office.imports().getLast());
    return switch (last.state()) {
      case QUEUED, RUNNING, SUMMING, CHECKING, UNDOING -> {
        tell(last, NAMES.get(office.imports().size() - 1));
        yield Optional.of(office);
      }
      case DONE -> {
        if (office.imports().size() < NAMES.size()) {
          yield Optional.of(begin(office));
        }
        desk.lay(office);
        if (!management.goOn(office)) {
          yield Optional.of(office);
        }
        ready(office);
        yield Optional.empty();
      }
      case FAILED, CANCELLED, MAPPING, UNDONE -> {
        log.warn("The demo office is not complete: the import of {} was stopped", last.fileName());
        yield Optional.empty();
      }
    };
  }

  /** A program that was killed just after this finds the same file here already. */
  private Preparation begin(Preparation office) {
    int place = office.imports().size();
    OfficeFile file = DemoOffice.of(office.today(), DemoOffice.SEED).files().get(place);
    var wishes =
        new Wishes("agency-" + NAMES.get(place), false, true, false, office.administrator());
    Import begun =
        switch (uploads.receive(file.name(), new ByteArrayInputStream(bytes(file)), wishes)) {
          case Received.Taken(var taken) -> taken;
          case Received.Known(var earlier) -> earlier;
        };
    return office.begun(begun.id());
  }

  private static byte[] bytes(OfficeFile file) {
    var bytes = new ByteArrayOutputStream();
    try (var text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      file.write(text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  /** A line for each fifth of a file, so that the console can be read. */
  private void tell(Import work, String name) {
    long part = work.rowsRead() * PARTS_TOLD / Math.max(1, work.rows());
    String news = work.id() + " " + work.state() + " " + part;
    if (news.equals(told)) {
      return;
    }
    told = news;
    switch (work.state()) {
      case SUMMING -> log.info("Preparing the demo office: {}, summing up", name);
      default ->
          log.info(
              "Preparing the demo office: {}, {} of {} rows",
              name,
              number(work.rowsRead()),
              number(work.rows()));
    }
  }

  private void ready(Preparation office) {
    Duration taken =
        Duration.between(imports.get(office.imports().getFirst()).requestedAt(), clock.instant());
    log.info("The demo office is ready after {} seconds", taken.toSeconds());
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
