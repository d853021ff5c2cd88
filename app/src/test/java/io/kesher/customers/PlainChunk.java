package io.kesher.customers;

import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportRecord;
import io.kesher.importing.OnMatch;
import io.kesher.importing.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A chunk of nothing but customers, that remembers what became of each row. */
final class PlainChunk implements ImportChunk {
  final Map<Long, Outcome> outcomes = new HashMap<>();
  final Map<Long, Long> customers = new HashMap<>();
  final Map<Long, String> reasons = new HashMap<>();

  private final long importId;
  private final List<String> matchOn;
  private final OnMatch onMatch;
  private final List<ImportRecord> rows = new ArrayList<>();

  PlainChunk(long importId, OnMatch onMatch, String... matchOn) {
    this.importId = importId;
    this.matchOn = List.of(matchOn);
    this.onMatch = onMatch;
  }

  PlainChunk row(Map<String, Object> values) {
    rows.add(new ImportRecord(rows.size() + 1, values));
    return this;
  }

  @Override
  public long importId() {
    return importId;
  }

  @Override
  public Set<String> matchOn() {
    return new LinkedHashSet<>(matchOn);
  }

  @Override
  public OnMatch onMatch() {
    return onMatch;
  }

  @Override
  public List<ImportRecord> records(String target) {
    return rows;
  }

  @Override
  public void reject(long row, String reason, String field) {
    outcomes.put(row, Outcome.REJECTED);
    reasons.put(row, reason);
  }

  @Override
  public void conceal(long row, String reason) {
    outcomes.put(row, Outcome.REJECTED);
    reasons.put(row, reason);
  }

  @Override
  public void settle(long row, String target, long recordId, Outcome outcome) {
    outcomes.put(row, outcome);
    customers.put(row, recordId);
  }

  @Override
  public void leaveOut(long row, String target, String field, String said, String reason) {
    reasons.put(row, reason);
  }

  @Override
  public long reference(long row, String target) {
    return Objects.requireNonNull(customers.get(row));
  }

  @Override
  public boolean refersTo(long row, String target) {
    return customers.containsKey(row);
  }
}
