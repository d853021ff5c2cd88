package io.kesher.files.web;

import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.files.FileEdits;
import io.kesher.files.Held;
import io.kesher.files.Intake;
import io.kesher.files.KeptFile;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.Undo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import templates.Templates;

/** The files of a customer: more of them, fewer of them. */
@May("files:see")
@Controller
@RequestMapping("/customers/{id}/files")
class FilesController {
  private final Templates templates;
  private final Customers customers;
  private final Intake intake;
  private final FileEdits edits;
  private final FilesPanel panel;

  FilesController(
      Templates templates, Customers customers, Intake intake, FileEdits edits, FilesPanel panel) {
    this.templates = templates;
    this.customers = customers;
    this.intake = intake;
    this.edits = edits;
    this.panel = panel;
  }

  @GetMapping
  Html index(
      Frame frame,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String of,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var held = Held.read(of);
    return part
        ? shown(frame, id, held, false, null)
        : page(frame, customer(id), held, after, List.of());
  }

  /** Of several, those that are refused keep none of the others out. */
  @May("files:create")
  @PostMapping
  Object create(
      Frame frame,
      @PathVariable long id,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
      @RequestParam(required = false) @Nullable String of,
      @RequestParam(defaultValue = "false") boolean whole,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part)
      throws IOException {
    var whose = new CustomerId(id);
    customers.require(whose, "files:create");
    var held = Held.read(of);
    var refused = new ArrayList<Refusal>();
    for (var each : sent == null ? List.<MultipartFile>of() : sent) {
      take(whose, held, each, refused);
    }
    if (part) {
      refused.stream()
          .findFirst()
          .ifPresent(first -> {
            throw first;
          });
      return shown(frame, id, held, whole, null);
    }
    if (refused.isEmpty()) {
      return "redirect:/customers/"
          + id
          + (held != null ? "/files?of=" + held : whole ? "/files" : "#files");
    }
    var words =
        refused.stream().map(each -> frame.say(each.code(), each.arguments().toArray())).toList();
    return new Html(
        page(frame, customer(id), held, null, words).template(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private void take(
      CustomerId customer, @Nullable Held held, MultipartFile sent, List<Refusal> refused)
      throws IOException {
    var name = sent.getOriginalFilename();
    if (sent.isEmpty() && (name == null || name.isEmpty())) {
      return; // what browsers send where nothing was chosen
    }
    try (var body = sent.getInputStream()) {
      intake.take(customer, held, name, body);
    } catch (Refusal refusal) {
      refused.add(refusal);
    }
  }

  @May("files:delete")
  @PostMapping("/{file}/removal")
  Object remove(
      Frame frame,
      @PathVariable long id,
      @PathVariable long file,
      @RequestParam(required = false) @Nullable String of,
      @RequestParam(defaultValue = "false") boolean whole,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var gone = edits.remove(new CustomerId(id), file);
    return part
        ? shown(frame, id, Held.read(of), whole, gone)
        : "redirect:/customers/" + id + "?done=file." + file;
  }

  @May("files:delete")
  @PostMapping("/{file}/restoration")
  Object restore(
      Frame frame,
      @PathVariable long id,
      @PathVariable long file,
      @RequestParam(required = false) @Nullable String of,
      @RequestParam(defaultValue = "false") boolean whole,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    edits.restore(new CustomerId(id), file);
    return part
        ? shown(frame, id, Held.read(of), whole, null)
        : "redirect:/customers/" + id + "/files/" + file;
  }

  private Html shown(
      Frame frame, long id, @Nullable Held held, boolean whole, @Nullable KeptFile gone) {
    var view = panel.view(frame, customer(id), held, whole, null, List.of());
    var undo =
        gone == null
            ? null
            : Undo.part(
                frame,
                frame.say("files.removed", gone.name().value()),
                view.path() + "/" + gone.id() + "/restoration" + view.rest(),
                Map.of(),
                "#files");
    return new Html(templates.webPartUndo(frame, templates.filesPanel(frame, view), undo));
  }

  private Html page(
      Frame frame,
      Customer customer,
      @Nullable Held held,
      @Nullable String after,
      List<String> faults) {
    return new Html(
        templates.filesPage(frame, panel.view(frame, customer, held, true, after, faults)));
  }

  private Customer customer(long id) {
    return customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
  }
}
