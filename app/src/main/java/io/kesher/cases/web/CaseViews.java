package io.kesher.cases.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.cases.Case;
import io.kesher.cases.CaseId;
import io.kesher.cases.CaseLinks;
import io.kesher.cases.CaseThread;
import io.kesher.cases.Cases;
import io.kesher.cases.Escalations;
import io.kesher.cases.web.CaseView.Said;
import io.kesher.identity.Employees;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import templates.Templates;

/** Makes the view of a case. */
@Component
class CaseViews {
  private static final int WORDS = 50;
  private static final int OTHERS = 12;

  private final Templates templates;
  private final Cases cases;
  private final CaseThread thread;
  private final Escalations escalations;
  private final CaseLinks links;
  private final Employees employees;
  private final Clock clock;

  CaseViews(
      Templates templates,
      Cases cases,
      CaseThread thread,
      Escalations escalations,
      CaseLinks links,
      Employees employees,
      Clock clock) {
    this.templates = templates;
    this.cases = cases;
    this.thread = thread;
    this.escalations = escalations;
    this.links = links;
    this.employees = employees;
    this.clock = clock;
  }

  CaseView of(CaseId id, @Nullable String after) {
    var shown = cases.find(id);
    var behind = CaseCursor.readWord(after);
    var page = thread.words(id, behind, WORDS);
    var next = CaseCursor.write(page.next());
    var why = cases.why(shown).orElse(null);
    return new CaseView(
        shown,
        said(id, behind, page),
        next == null ? null : "/cases/" + id + "/thread?after=" + next,
        thread.spent(id),
        links.of(id),
        cases.partsOf(id),
        cases.openOf(shown.customer().id(), OTHERS).stream()
            .filter(other -> !other.id().equals(id))
            .toList(),
        why,
        why == null ? Map.of() : employees.names(),
        clock.instant());
  }

  /** What else happened stands where it did among the words of the page. */
  private List<Said> said(CaseId id, CaseThread.@Nullable After behind, CaseThread.Page page) {
    var next = page.next();
    var others =
        Stream.<Said>concat(
                thread.steps(id).stream().map(Said.OfStep::new),
                escalations.of(id).stream().map(Said.OfEscalation::new))
            .filter(each -> behind == null || each.at().isBefore(behind.at()))
            .filter(each -> next == null || !each.at().isBefore(next.at()));
    return Stream.<Said>concat(page.words().stream().map(Said.OfWord::new), others)
        .sorted(Comparator.comparing(Said::at).reversed())
        .toList();
  }

  /** The whole page. */
  JteModel page(Frame frame, CaseId id, WordForm form, Faults faults) {
    return templates.casesShow(frame, of(id, null), form, faults);
  }

  /** What changed on it, with a word about it that can be taken back. */
  JteModel changed(Frame frame, Case now, Toast toast) {
    return templates.casesChanged(
        frame, of(now.id(), null), WordForm.blank(), Faults.none(), toast);
  }
}
