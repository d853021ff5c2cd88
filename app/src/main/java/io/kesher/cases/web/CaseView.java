package io.kesher.cases.web;

import io.kesher.books.Routed;
import io.kesher.cases.Case;
import io.kesher.cases.CaseLink;
import io.kesher.cases.CaseState;
import io.kesher.cases.CaseThread.Spent;
import io.kesher.cases.Cases;
import io.kesher.cases.Escalation;
import io.kesher.cases.Step;
import io.kesher.cases.Word;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as its page shows it.
 *
 * @param said what was said and what became of it, the latest first
 * @param more address of what was said before; absent where that is all
 * @param parts that have become part of it
 * @param others that are open for the same customer
 * @param why how it came into the hands in which it is; absent where somebody put it there
 * @param people names of those who came into question for it
 */
public record CaseView(
    Case shown,
    List<Said> said,
    @Nullable String more,
    Spent spent,
    List<CaseLink> links,
    List<Case> parts,
    List<Case> others,
    @Nullable Routed why,
    Map<EmployeeId, String> people,
    Instant now) {

  /** A line of the thread: a word, a step, or how it moved up by itself. */
  public sealed interface Said {
    Instant at();

    record OfWord(Word word) implements Said {
      @Override
      public Instant at() {
        return word.at();
      }
    }

    record OfEscalation(Escalation escalation) implements Said {
      @Override
      public Instant at() {
        return escalation.at();
      }
    }

    record OfStep(Step step) implements Said {
      @Override
      public Instant at() {
        return step.at();
      }
    }
  }

  public boolean mayChange() {
    return Cases.mayChange(shown);
  }

  public boolean mayWork() {
    return mayChange() && shown.state() != CaseState.CLOSED && shown.mergedInto() == null;
  }

  /** Whether it is in the reader's own hands. */
  public boolean isMine() {
    return Objects.equals(me().orElse(null), shown.owner());
  }

  public boolean mayWithdraw(Word word) {
    return mayWork() && me().isPresent() && word.isOpenTo(me().get(), now);
  }

  private static Optional<EmployeeId> me() {
    return Viewers.current().id();
  }

  public String path() {
    return "/cases/" + shown.id();
  }
}
