package io.kesher.agreements.web;

import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementId;
import io.kesher.agreements.Agreements;
import io.kesher.agreements.Lapse;
import io.kesher.agreements.Lapses;
import io.kesher.agreements.Renewal;
import io.kesher.agreements.Renewals;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import io.kesher.web.Undo;
import io.kesher.web.Undoable;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The last renewal or lapse of an agreement, taken back on the page that it led to. */
@Configuration(proxyBeanMethods = false)
class StepUndoables {
  /** Of an agreement, what was done last. */
  private interface Last {
    Optional<Undo> of(Frame frame, Agreement agreement);
  }

  /** A socket's plug. */
  private record Plug(String name, Agreements agreements, Last last) implements Undoable {
    @Override
    public Optional<Undo> of(Frame frame, long id) {
      if (!frame.may("agreements:change")) {
        return Optional.empty();
      }
      try {
        return last.of(frame, agreements.show(new AgreementId(id)));
      } catch (Refusal absent) {
        return Optional.empty();
      }
    }
  }

  @Bean
  Undoable renewalUndoable(Agreements agreements, Renewals renewals) {
    return new Plug(
        "renewal",
        agreements,
        (frame, agreement) ->
            renewals.of(agreement).stream()
                .max(Comparator.comparingLong(Renewal::id))
                .filter(renewal -> !renewal.undone())
                .map(renewal ->
                    undo(
                        frame,
                        agreement,
                        StepPages.words(frame, renewal),
                        "/renewals/" + renewal.id())));
  }

  @Bean
  Undoable lapseUndoable(Agreements agreements, Lapses lapses) {
    return new Plug(
        "lapse",
        agreements,
        (frame, agreement) ->
            lapses.of(agreement).stream()
                .max(Comparator.comparingLong(Lapse::id))
                .filter(lapse -> !lapse.undone())
                .map(lapse ->
                    undo(
                        frame, agreement, StepPages.words(frame, lapse), "/lapses/" + lapse.id())));
  }

  private static Undo undo(Frame frame, Agreement agreement, String words, String step) {
    return Undo.page(frame, words, "/agreements/" + agreement.id() + step + "/undoing", Map.of());
  }
}
