package io.kesher.files;

import static io.kesher.db.files.Tables.FILE;
import static io.kesher.db.files.Tables.REMOVAL;
import static org.jooq.impl.DSL.select;

import io.kesher.customers.CustomerId;
import io.kesher.customers.TrashShelf;
import io.kesher.identity.Viewers;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with a file once it is there. */
@Service
public class FileEdits {
  private static final int LONGEST_NOTE = 1000;
  private static final int LONGEST_NAME = 1000;

  private final DSLContext database;
  private final Files files;
  private final Clock clock;

  FileEdits(DSLContext database, Files files, Clock clock) {
    this.database = database;
    this.files = files;
    this.clock = clock;
  }

  /** How an attempt to change a file ends. */
  public sealed interface Edit {
    record Done(KeptFile file) implements Edit {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(KeptFile theirs) implements Edit {}
  }

  /**
   * @param version that was read
   * @throws Refusal 422 with the faults of the draft
   */
  @Transactional
  public Edit change(CustomerId customer, long id, int version, FileDraft draft) {
    var now = changeable(customer, id, "files:change");
    if (now.version() != version) {
      return new Edit.Overtaken(now);
    }
    List<FieldFault> faults = new ArrayList<>();
    var name = name(now, draft.name(), faults);
    var note = note(draft.note(), faults);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    if (FileDraft.of(now).equals(new FileDraft(name.value(), note))) {
      return new Edit.Done(now);
    }
    database
        .update(FILE)
        .set(FILE.NAME, name.value())
        .set(FILE.NOTE, note)
        .set(FILE.VERSION, FILE.VERSION.plus(1))
        .where(FILE.ID.eq(id))
        .execute();
    return new Edit.Done(files.find(customer, id));
  }

  /** What a file is does not change with its name: neither does how the name ends. */
  private static FileName name(KeptFile now, @Nullable String typed, List<FieldFault> faults) {
    if (typed == null || VisibleText.strip(typed).isEmpty()) {
      faults.add(FieldFault.of("name", "web.field.required"));
      return now.name();
    }
    if (typed.length() > LONGEST_NAME) {
      faults.add(FieldFault.of("name", "web.field.too-long", LONGEST_NAME));
      return now.name();
    }
    var name = FileName.of(typed);
    var extension = now.name().extension();
    return extension.isEmpty() || name.extension().equals(extension)
        ? name
        : FileName.of(name.value() + "." + extension);
  }

  private static @Nullable String note(@Nullable String typed, List<FieldFault> faults) {
    var note = typed == null ? "" : VisibleText.strip(typed);
    if (note.length() > LONGEST_NOTE) {
      faults.add(FieldFault.of("note", "web.field.too-long", LONGEST_NOTE));
    }
    if (note.indexOf('\0') >= 0) {
      faults.add(FieldFault.of("note", "web.problem.character"));
    }
    return note.isEmpty() ? null : note;
  }

  /** Into the trash. Asking twice is asking once. */
  @Transactional
  public KeptFile remove(CustomerId customer, long id) {
    var now = changeable(customer, id, "files:delete");
    if (!now.removed()) {
      database
          .insertInto(REMOVAL)
          .set(REMOVAL.FILE_ID, id)
          .set(REMOVAL.BY_ID, Viewers.by())
          .set(REMOVAL.AT, clock.instant())
          .execute();
    }
    return files.find(customer, id);
  }

  /** Out of the trash again. */
  @Transactional
  public KeptFile restore(CustomerId customer, long id) {
    changeable(customer, id, "files:delete");
    database.deleteFrom(REMOVAL).where(REMOVAL.FILE_ID.eq(id)).execute();
    return files.find(customer, id);
  }

  /** They end now, with whatever they lay with. */
  public void end(Collection<Long> ids) {
    database.deleteFrom(FILE).where(FILE.ID.in(ids)).execute();
  }

  /** Whatever has lain in the trash for a month goes, bytes and all. */
  @Transactional
  public int empty() {
    return database
        .deleteFrom(FILE)
        .where(
            FILE.ID.in(
                select(REMOVAL.FILE_ID)
                    .from(REMOVAL)
                    .where(REMOVAL.AT.lt(clock.instant().minus(TrashShelf.KEPT)))))
        .execute();
  }

  /** Of two who change one at once the second waits, and then sees what the first did. */
  private KeptFile changeable(CustomerId customer, long id, String permission) {
    files.require(customer, id, permission);
    database.select(FILE.ID).from(FILE).where(FILE.ID.eq(id)).forUpdate().fetchOptional();
    return files.find(customer, id);
  }
}
