package io.kesher.files.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.files.ContentKind;
import io.kesher.files.FileContent;
import io.kesher.files.FileDraft;
import io.kesher.files.FileEdits;
import io.kesher.files.FileEdits.Edit;
import io.kesher.files.Files;
import io.kesher.files.KeptFile;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Framed;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import templates.Templates;

/** One file: shown as far as it can be, named, noted, handed out. */
@May("files:see")
@Controller
@RequestMapping("/customers/{id}/files/{file}")
class FileController {
  private static final List<String> NAMES = List.of("name", "note");

  private final Templates templates;
  private final Customers customers;
  private final Files files;
  private final FileEdits edits;
  private final FileContent content;
  private final Handout handout;

  FileController(
      Templates templates,
      Customers customers,
      Files files,
      FileEdits edits,
      FileContent content,
      Handout handout) {
    this.templates = templates;
    this.customers = customers;
    this.files = files;
    this.edits = edits;
    this.content = content;
    this.handout = handout;
  }

  @GetMapping
  Html show(
      Frame frame, HttpServletResponse response, @PathVariable long id, @PathVariable long file) {
    var found = files.find(new CustomerId(id), file);
    var form = Edited.of(found.version(), fields(FileDraft.of(found)));
    return page(frame, response, found, form, Faults.none(), HttpStatus.OK);
  }

  @May("files:change")
  @PostMapping
  Object update(
      Frame frame,
      HttpServletResponse response,
      @PathVariable long id,
      @PathVariable long file,
      @RequestParam Map<String, String> sent) {
    var form = Edited.sent(sent, NAMES);
    var draft = new FileDraft(form.field("name"), sent.getOrDefault("note", ""));
    try {
      return switch (edits.change(new CustomerId(id), file, form.version(), draft)) {
        case Edit.Done(var done) -> "redirect:/customers/" + id + "/files/" + done.id();
        case Edit.Overtaken(var theirs) -> merge(frame, theirs, form);
      };
    } catch (Refusal refused) {
      if (refused.fields().isEmpty()) {
        throw refused;
      }
      var found = files.find(new CustomerId(id), file);
      return page(
          frame, response, found, form, Faults.of(refused), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  /** A PDF is shown by the browser; all else is saved. */
  @GetMapping("/content")
  ResponseEntity<StreamingResponseBody> content(
      @PathVariable long id,
      @PathVariable long file,
      @RequestParam(defaultValue = "false") boolean shown,
      @RequestHeader HttpHeaders asked) {
    return handout.of(files.handOut(new CustomerId(id), file), shown, asked);
  }

  @GetMapping("/picture")
  ResponseEntity<byte[]> picture(
      @PathVariable long id,
      @PathVariable long file,
      @RequestParam(defaultValue = "small") String size) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("Content-Security-Policy", Framed.NOTHING)
        .body(
            files
                .picture(new CustomerId(id), file, size.equals("large"))
                .orElseThrow(Refusal::notFound));
  }

  private Html page(
      Frame frame,
      HttpServletResponse response,
      KeptFile file,
      Edited form,
      Faults faults,
      HttpStatus status) {
    Customer customer = customers.find(file.customer()).orElseThrow(Refusal::notFound);
    boolean sound = content.isSound(file);
    if (sound && file.kind() == ContentKind.PDF) {
      Framed.around(response);
    }
    return new Html(templates.filesShow(frame, customer, file, sound, form, faults), status);
  }

  private Html merge(Frame frame, KeptFile theirs, Edited form) {
    var merge = form.merge(theirs.version(), fields(FileDraft.of(theirs)), Set.of());
    return new Html(templates.filesMerge(frame, theirs, merge), HttpStatus.CONFLICT);
  }

  private static Map<String, String> fields(FileDraft draft) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", Objects.requireNonNullElse(draft.name(), ""));
    fields.put("note", Objects.requireNonNullElse(draft.note(), ""));
    return fields;
  }
}
