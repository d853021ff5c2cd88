package io.kesher.importing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The chunk that targets see. Row numbers run without gaps, so arrays keep what became of each. */
final class Chunk implements ImportChunk {
  private final long importId;
  private final Mapping mapping;
  private final RowParser parser;
  private final List<ParsedRow> rows;
  private final long first;
  private final @Nullable Outcome[] outcomes;
  private final @Nullable Rejection[] rejections;
  private final BitSet concealed = new BitSet();
  private final Map<Integer, List<Note>> leftOut = new HashMap<>();
  private final Map<String, long[]> references = new HashMap<>();
  private final Map<String, long[]> tallies = new HashMap<>();

  Chunk(long importId, Mapping mapping, RowParser parser, List<ParsedRow> rows) {
    this.importId = importId;
    this.mapping = mapping;
    this.parser = parser;
    this.rows = rows;
    this.first = rows.getFirst().number();
    this.outcomes = new Outcome[rows.size()];
    this.rejections = new Rejection[rows.size()];
    for (int place = 0; place < rows.size(); place++) {
      ParsedRow row = rows.get(place);
      if (row.refused() != null) {
        outcomes[place] = row.skipped() ? Outcome.SKIPPED : Outcome.REJECTED;
        rejections[place] = row.refused();
      }
    }
  }

  @Override
  public long importId() {
    return importId;
  }

  @Override
  public Set<String> matchOn() {
    return new LinkedHashSet<>(mapping.matchOn());
  }

  @Override
  public OnMatch onMatch() {
    return mapping.onMatch();
  }

  @Override
  public List<ImportRecord> records(String target) {
    if (mapping.records().stream().noneMatch(record -> record.target().equals(target))) {
      return List.of();
    }
    List<ImportRecord> found = new ArrayList<>(rows.size());
    for (int place = 0; place < rows.size(); place++) {
      if (outcomes[place] == Outcome.REJECTED) {
        continue;
      }
      for (ParsedRow.Part part : rows.get(place).parts()) {
        if (part.target().equals(target)) {
          found.add(part.record());
        }
      }
    }
    return found;
  }

  @Override
  public void reject(long row, String reason, String field) {
    int place = place(row);
    if (outcomes[place] != null && outcomes[place] != Outcome.REJECTED) {
      throw new IllegalStateException("row " + row + " is written already: " + reason);
    }
    outcomes[place] = Outcome.REJECTED;
    for (ParsedRow.Part part : rows.get(place).parts()) {
      Object value = part.record().values().get(field);
      String column = parser.column(part.target(), field);
      if (rejections[place] == null && (value != null || column != null)) {
        rejections[place] = Rejection.own(reason, column, value == null ? null : Shown.text(value));
      }
    }
    if (rejections[place] == null) {
      rejections[place] = Rejection.own(reason, null, null);
    }
  }

  @Override
  public void conceal(long row, String reason) {
    int place = place(row);
    outcomes[place] = Outcome.REJECTED;
    rejections[place] = Rejection.own(reason, null, null);
    concealed.set(place);
  }

  boolean isConcealed(int place) {
    return concealed.get(place);
  }

  @Override
  public void settle(long row, String target, long recordId, Outcome outcome) {
    int place = place(row);
    Outcome before = outcomes[place];
    if (before == Outcome.REJECTED) {
      throw new IllegalStateException("row " + row + " is rejected");
    }
    outcomes[place] = before == null || outcome.compareTo(before) < 0 ? outcome : before;
    references.computeIfAbsent(target, _ -> new long[rows.size()])[place] = recordId;
    tallies.computeIfAbsent(target, _ -> new long[Outcome.values().length])[outcome.ordinal()]++;
  }

  @Override
  public void leaveOut(long row, String target, String field, String said, String reason) {
    String column = parser.column(target, field);
    leftOut
        .computeIfAbsent(place(row), _ -> new ArrayList<>())
        .add(new Note(column == null ? "" : column, Shown.text(said), "", Note.OWN + reason));
  }

  /** What was normalised in a row, and what was left out of it. */
  List<Note> notes(int place) {
    List<Note> read = rows.get(place).notes();
    List<Note> left = leftOut.getOrDefault(place, List.of());
    if (left.isEmpty()) {
      return read;
    }
    List<Note> all = new ArrayList<>(read);
    all.addAll(left);
    return all;
  }

  @Override
  public long reference(long row, String target) {
    long[] known = references.get(target);
    long found = known == null ? 0 : known[place(row)];
    if (found == 0) {
      throw new IllegalStateException(target + " has not settled row " + row);
    }
    return found;
  }

  @Override
  public boolean refersTo(long row, String target) {
    long[] known = references.get(target);
    return known != null && known[place(row)] != 0;
  }

  Counts counts() {
    long[] byOutcome = new long[Outcome.values().length];
    for (int place = 0; place < rows.size(); place++) {
      byOutcome[outcome(place).ordinal()]++;
    }
    return Counts.of(byOutcome);
  }

  Tallies tallies() {
    SortedMap<String, Tally> found = new TreeMap<>();
    tallies.forEach((target, byOutcome) -> found.put(target, Tally.of(byOutcome)));
    return new Tallies(found);
  }

  List<ParsedRow> rows() {
    return rows;
  }

  /** Every row ends in one outcome: a record that no target has settled is a fault of ours. */
  Outcome outcome(int place) {
    Outcome outcome = outcomes[place];
    if (outcome == null) {
      throw new IllegalStateException("nobody settled row " + (first + place));
    }
    return outcome;
  }

  @Nullable Rejection rejection(int place) {
    return rejections[place];
  }

  long last() {
    return rows.getLast().number();
  }

  private int place(long row) {
    return Math.toIntExact(row - first);
  }
}
