package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.cases.CaseSearch.Which;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportRecord;
import io.kesher.importing.ImportTarget.Fault;
import io.kesher.importing.ImportTarget.Undone;
import io.kesher.importing.OnMatch;
import io.kesher.importing.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
@ForTheOffice
class CaseTargetTests {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 2);

  @Autowired DSLContext database;
  @Autowired CaseTarget target;
  @Autowired Cases cases;
  @Autowired CaseEdits edits;
  @Autowired CaseThread thread;

  private long customer;

  @BeforeEach
  void aCustomer() {
    AsOwner.run("truncate cases.customer_case cascade");
    customer =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "דנה כהן")
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1();
  }

  @Test
  void rowsBecomeCasesOfTheirTimeOnceAndCanBeTakenBack() {
    var open = Map.<String, Object>of("subject", "open", "opened", DAY, "number", "T-1");
    var closed =
        Map.<String, Object>of(
            "subject", "closed",
            "opened", DAY,
            "closed", DAY.plusDays(3),
            "kind", "complaint",
            "severity", "Urgent",
            "outcome", "declined",
            "text", "they said so",
            "number", "T-2");
    assertThat(write(open, closed, open))
        .containsExactly(Outcome.CREATED, Outcome.CREATED, Outcome.SKIPPED);
    assertThat(write(closed)).containsExactly(Outcome.SKIPPED);
    var left = listed(Which.CLOSED).getFirst();
    assertThat(left.kind()).isEqualTo(CaseKind.COMPLAINT);
    assertThat(left.severity()).isEqualTo(Severity.URGENT);
    assertThat(thread.outward(left.id()))
        .extracting(OutwardWord::text)
        .containsExactly("they said so");
    assertThat(thread.steps(left.id()))
        .extracting(Step::outcome)
        .containsExactly(null, io.kesher.cases.Outcome.DECLINED);
    var waiting = listed(Which.OPEN).getFirst();
    assertThat(waiting.owner()).isNull();
    assertThat(waiting.dueAt()).isAfter(waiting.openedAt());
    // what somebody has worked on since stays
    edits.say(waiting.id(), new WordDraft(Word.Kind.NOTE, "mine now", 60));
    assertThat(target.undo(7)).isEqualTo(new Undone(1, 0, 1));
    assertThat(database.fetchCount(CUSTOMER_CASE)).isEqualTo(1);
  }

  @Test
  void refusesRowsThatMakeNoCase() {
    assertThat(target.check(Map.of("subject", "x".repeat(300), "opened", DAY)))
        .contains(new Fault("too-long", "subject"));
    assertThat(target.check(Map.of("subject", "x", "opened", DAY, "kind", "praise")))
        .contains(new Fault("unknown-value", "kind"));
    assertThat(target.check(Map.of("subject", "x", "opened", DAY, "closed", DAY.minusDays(1))))
        .contains(new Fault("out-of-range", "closed"));
    assertThat(target.check(Map.of("subject", "x", "opened", DAY))).isEmpty();
  }

  private List<Case> listed(Which which) {
    return cases
        .page(new CaseSearch(which, null, null, null, null, false, null, null), null, 10)
        .cases();
  }

  /** What became of each row. */
  @SafeVarargs
  private List<Outcome> write(Map<String, Object>... rows) {
    var chunk = new Rows(customer, List.of(rows));
    target.write(chunk);
    return List.of(chunk.outcomes);
  }

  private static final class Rows implements ImportChunk {
    final Outcome[] outcomes;
    private final long customer;
    private final List<ImportRecord> records = new ArrayList<>();

    Rows(long customer, List<Map<String, Object>> rows) {
      this.customer = customer;
      this.outcomes = new Outcome[rows.size()];
      rows.forEach(row -> records.add(new ImportRecord(records.size() + 1, row)));
    }

    @Override
    public long importId() {
      return 7;
    }

    @Override
    public Set<String> matchOn() {
      return Set.of();
    }

    @Override
    public OnMatch onMatch() {
      return OnMatch.UPDATE;
    }

    @Override
    public List<ImportRecord> records(String name) {
      return records;
    }

    @Override
    public void reject(long row, String reason, String field) {
      outcomes[(int) row - 1] = Outcome.REJECTED;
    }

    @Override
    public void conceal(long row, String reason) {
      outcomes[(int) row - 1] = Outcome.REJECTED;
    }

    @Override
    public void settle(long row, String name, long recordId, Outcome outcome) {
      outcomes[(int) row - 1] = outcome;
    }

    @Override
    public void leaveOut(long row, String target, String field, String said, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public long reference(long row, String name) {
      return customer;
    }

    @Override
    public boolean refersTo(long row, String name) {
      return name.equals("customer");
    }
  }
}
