package io.kesher.customers;

import static io.kesher.db.customers.Tables.TAGGING;
import static io.kesher.importing.FieldType.TEXT;

import io.kesher.db.customers.Tables;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportRecord;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.Outcome;
import io.kesher.values.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A cell of words, with commas between them, becomes tags of the row's customer. */
@Component
@Order(12)
final class TagTarget implements ImportTarget {
  private static final String NAME = "tag";
  private static final String NAMES = "names";
  private static final Pattern BETWEEN = Pattern.compile("[,;|\\n]");

  private final DSLContext database;

  TagTarget(DSLContext database) {
    this.database = database;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isBeside() {
    return true;
  }

  @Override
  public List<ImportField> fields() {
    return List.of(ImportField.required(NAMES, TEXT));
  }

  @Override
  public Optional<Fault> check(Map<String, Object> values) {
    var tags = tags((String) values.get(NAMES));
    if (tags.stream().anyMatch(tag -> tag.codePointCount(0, tag.length()) > Tags.LONGEST)) {
      return Optional.of(new Fault("too-long", NAMES));
    }
    return tags.size() > Tags.MOST
        ? Optional.of(new Fault("too-many-tags", NAMES))
        : Optional.empty();
  }

  private static List<String> tags(@Nullable String cell) {
    return cell == null
        ? List.of()
        : BETWEEN
            .splitAsStream(cell)
            .map(VisibleText::strip)
            .filter(tag -> !Tags.key(tag).isEmpty())
            .toList();
  }

  @Override
  public void write(ImportChunk chunk) {
    List<ImportRecord> rows = new ArrayList<>();
    List<Long> whom = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (var row : chunk.records(NAME)) {
      for (var tag : tags(row.text(NAMES))) {
        rows.add(row);
        whom.add(chunk.reference(row.row(), CustomerTarget.NAME));
        names.add(tag);
      }
    }
    Map<Long, Outcome> outcomes = new TreeMap<>();
    chunk.records(NAME).forEach(row -> outcomes.put(row.row(), Outcome.SKIPPED));
    if (!rows.isEmpty()) {
      database
          .selectFrom(
              Tables.TAKE_IN_TAGS.call(
                  chunk.importId(),
                  whom.toArray(Long[]::new),
                  names.toArray(String[]::new),
                  names.stream().map(Tags::key).toArray(String[]::new),
                  Tags.MOST))
          .forEach(taken -> {
            int place = taken.getPlace().intValue() - 1;
            long row = rows.get(place).row();
            var outcome = Outcome.of(taken.getOutcome());
            outcomes.merge(row, outcome, TagTarget::first);
            if (outcome == Outcome.SKIPPED) {
              chunk.leaveOut(row, NAME, NAMES, names.get(place), "too-many-tags");
            }
          });
    }
    outcomes.forEach((row, outcome) ->
        chunk.settle(row, NAME, chunk.reference(row, CustomerTarget.NAME), outcome));
  }

  private static Outcome first(Outcome one, Outcome other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** A tag that somebody has taken off meanwhile is gone, and one that was there before stays. */
  @Override
  public Undone undo(long importId) {
    long removed = database.deleteFrom(TAGGING).where(TAGGING.IMPORT_ID.eq(importId)).execute();
    return new Undone(removed, 0, 0);
  }
}
