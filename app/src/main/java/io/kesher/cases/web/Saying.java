package io.kesher.cases.web;

import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseId;
import io.kesher.cases.Outcome;
import io.kesher.cases.WordDraft;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One form for words and for what is to become of the case then: all of it, or nothing. */
@Component
class Saying {
  private final CaseEdits edits;

  Saying(CaseEdits edits) {
    this.edits = edits;
  }

  /**
   * @throws Refusal 422 with the faults of the form; 409 where the case is closed
   */
  @Transactional
  public Toast say(Frame frame, CaseId id, WordForm form, Map<String, String> sent) {
    var draft = CaseForm.words(sent);
    var path = "/cases/" + id;
    if (form.stays()) {
      var word = edits.say(id, draft);
      return new Toast(
          frame.say("cases.told." + word.kind().code()),
          path + "/words/" + word.id() + "/withdrawal");
    }
    var outcome = form.waits() ? null : outcome(form);
    write(id, draft);
    if (outcome == null) {
      edits.await(id);
      return new Toast(frame.say("cases.told.waiting"), path + "/resumption");
    }
    edits.close(id, outcome);
    return new Toast(frame.say("cases.told.closed"), path + "/reopening");
  }

  /** Words need not be: what was done is time all the same. */
  private void write(CaseId id, WordDraft draft) {
    if (draft.text() == null || draft.text().isBlank()) {
      edits.spend(id, draft.seconds());
    } else {
      edits.say(id, draft);
    }
  }

  private static Outcome outcome(WordForm form) {
    return Arrays.stream(Outcome.values())
        .filter(form::is)
        .findFirst()
        .orElseThrow(() -> Refusal.of(List.of(FieldFault.of("next", "interactions.fault.value"))));
  }
}
