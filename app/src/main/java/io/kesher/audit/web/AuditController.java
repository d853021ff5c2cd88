package io.kesher.audit.web;

import io.kesher.api.Export;
import io.kesher.audit.FieldWords;
import io.kesher.audit.Reads;
import io.kesher.audit.Told;
import io.kesher.audit.Trail;
import io.kesher.audit.Verb;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import templates.Templates;

/** The trail, to be searched. Who looks at it is in it. */
@Controller
@May("audit:see")
class AuditController {
  private static final int ROWS = 50;

  private final Templates templates;
  private final Trail trail;
  private final AuditFile file;
  private final Reads reads;
  private final ObjectProvider<FieldWords> words;

  AuditController(
      Templates templates,
      Trail trail,
      AuditFile file,
      Reads reads,
      ObjectProvider<FieldWords> words) {
    this.words = words;
    this.templates = templates;
    this.trail = trail;
    this.file = file;
    this.reads = reads;
  }

  @GetMapping("/audit")
  Html index(
      Frame frame,
      @ModelAttribute AuditWish wish,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var page = page(frame, wish);
    return new Html(
        part.equals("audit-more")
            ? templates.auditRows(frame, page)
            : templates.auditIndex(frame, page));
  }

  @Export
  @May("audit:export")
  @GetMapping("/audit/export.csv")
  void export(Frame frame, @ModelAttribute AuditWish wish, HttpServletResponse response)
      throws IOException {
    reads.sawTrail(Verb.EXPORT);
    reads.flush();
    file.write(frame, wish.search(frame.office().zone()), response);
  }

  private AuditPage page(Frame frame, AuditWish wish) {
    var found = trail.page(wish.search(frame.office().zone()), wish.behind(), ROWS + 1);
    var shown = found.subList(0, Math.min(ROWS, found.size()));
    reads.sawTrail(Verb.LIST);
    var called = new HashMap<String, FieldWords.Words>();
    words.forEach(each -> called.putAll(each.all(frame)));
    return new AuditPage(
        wish,
        shown.stream().map(entry -> new Told(entry, called)).toList(),
        trail.people(),
        trail.kinds(),
        found.size() > ROWS ? wish.path("/audit", AuditWish.cursor(shown.getLast())) : null);
  }
}
