package io.kesher.importing.web;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.importing.ErrorFile;
import io.kesher.importing.Import;
import io.kesher.importing.Imports;
import io.kesher.importing.Mapping;
import io.kesher.importing.MappingEdit;
import io.kesher.importing.OnMatch;
import io.kesher.importing.Previews;
import io.kesher.importing.Profiles;
import io.kesher.importing.Received;
import io.kesher.importing.Steps;
import io.kesher.importing.Uploads;
import io.kesher.importing.Wishes;
import io.kesher.tables.TableFormat;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Reader;
import io.kesher.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import templates.Templates;

@May("imports:see")
@Controller
@RequestMapping("/imports")
class ImportsController {
  private static final int PAGE = 30;

  private final Templates templates;
  private final Imports imports;
  private final ImportPages pages;
  private final Previews previews;
  private final Uploads uploads;
  private final Steps steps;
  private final MappingEdit edit;
  private final Profiles profiles;
  private final ErrorFile errors;
  private final Reads reads;

  ImportsController(
      Templates templates,
      Imports imports,
      ImportPages pages,
      Previews previews,
      Uploads uploads,
      Steps steps,
      MappingEdit edit,
      Profiles profiles,
      ErrorFile errors,
      Reads reads) {
    this.reads = reads;
    this.templates = templates;
    this.imports = imports;
    this.pages = pages;
    this.previews = previews;
    this.uploads = uploads;
    this.steps = steps;
    this.edit = edit;
    this.profiles = profiles;
    this.errors = errors;
  }

  @GetMapping
  Html index(Frame frame, @RequestParam(required = false) @Nullable Long after) {
    return new Html(templates.importingIndex(frame, imports.page(after, PAGE)));
  }

  /**
   * A file that is here already is taken again, and its page says so: nothing is in before a person
   * starts it.
   */
  @May("imports:manage")
  @PostMapping
  String create(Frame frame, @RequestParam("file") MultipartFile file) throws IOException {
    try (InputStream body = file.getInputStream()) {
      Wishes wishes = new Wishes(null, false, false, true, employee(frame));
      return switch (uploads.receive(file.getOriginalFilename(), body, wishes)) {
        case Received.Taken(var taken) -> tried(taken.id());
        case Received.Known(var earlier) -> page(earlier.id());
      };
    }
  }

  @GetMapping("/{id}")
  Html show(Frame frame, @PathVariable long id) {
    Import shown = imports.get(id);
    RunPage run = pages.run(frame, shown);
    return new Html(
        ImportPages.isMapping(shown)
            ? templates.importingMap(
                frame,
                pages.map(shown),
                previews.of(shown, 0),
                run,
                imports.twin(shown).orElse(null))
            : templates.importingRun(frame, run));
  }

  /** Where the import has left the stage that the page shows, the page is loaded anew. */
  @GetMapping("/{id}/progress")
  Object progress(
      Frame frame, @PathVariable long id, @RequestParam(defaultValue = "false") boolean mapping) {
    Import shown = imports.get(id);
    if (mapping != ImportPages.isMapping(shown)) {
      return ResponseEntity.ok().header("HX-Refresh", "true").build();
    }
    RunPage run = pages.run(frame, shown);
    return new Html(
        mapping ? templates.importingTrial(frame, run) : templates.importingProgress(frame, run));
  }

  @GetMapping("/{id}/actions")
  Html actions(Frame frame, @PathVariable long id) {
    return new Html(templates.importingActions(frame, pages.run(frame, imports.get(id))));
  }

  @GetMapping("/{id}/preview")
  Html preview(Frame frame, @PathVariable long id, @RequestParam(defaultValue = "0") int row) {
    Import shown = imports.get(id);
    reads.sawFile(Verb.SEE, id);
    return new Html(templates.importingPreview(frame, id, previews.of(shown, row)));
  }

  @May("imports:manage")
  @PostMapping("/{id}/mapping")
  Object mapping(
      Frame frame,
      @PathVariable long id,
      @RequestParam Map<String, String> form,
      @RequestParam(required = false) @Nullable List<String> matchOn,
      @RequestParam(defaultValue = "update") String onMatch,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    Import shown = imports.get(id);
    Mapping changed =
        edit.apply(
            shown.mapping(),
            choices(shown, form),
            matchOn == null ? List.of() : matchOn,
            onMatch(onMatch));
    steps.mapping(id, changed, null);
    String page = tried(id);
    return part ? new Html(templates.importingColumns(frame, pages.map(imports.get(id)))) : page;
  }

  @May("imports:manage")
  @PostMapping("/{id}/format")
  String format(
      @PathVariable long id,
      @RequestParam String charset,
      @RequestParam String delimiter,
      @RequestParam int header,
      @RequestParam(required = false) @Nullable String sheet,
      @RequestParam String dateOrder,
      @RequestParam String decimalMark) {
    TableFormat before = imports.get(id).file().format();
    steps.format(id, Formats.of(before, charset, delimiter, header, sheet, dateOrder, decimalMark));
    return tried(id);
  }

  @May("imports:manage")
  @PostMapping("/{id}/trial")
  String trial(@PathVariable long id) {
    steps.trial(id);
    return page(id);
  }

  @May("imports:manage")
  @PostMapping("/{id}/run")
  String run(@PathVariable long id) {
    steps.run(id);
    return page(id);
  }

  @May("imports:manage")
  @PostMapping("/{id}/cancellation")
  String cancel(@PathVariable long id) {
    steps.cancel(id);
    return page(id);
  }

  @May("imports:manage")
  @PostMapping("/{id}/undoing")
  String undo(@PathVariable long id) {
    steps.undo(id);
    return page(id);
  }

  @May("imports:manage")
  @PostMapping("/{id}/profile")
  String profile(Frame frame, @PathVariable long id, @RequestParam String name) {
    Import shown = imports.get(id);
    profiles.save(name, shown.mapping(), shown.file().header(), employee(frame));
    return page(id);
  }

  @GetMapping("/{id}/errors")
  ResponseEntity<StreamingResponseBody> errors(Frame frame, @PathVariable long id) {
    return ErrorFiles.answer(imports.get(id), errors, frame, reads);
  }

  /** A mapping that is whole is tried out at once: the counts come while one looks at it. */
  private String tried(long id) {
    Import shown = imports.get(id);
    if (steps.faults(shown.mapping(), shown.file().header()).isEmpty()) {
      steps.trial(id);
    }
    return page(id);
  }

  private static String page(long id) {
    return "redirect:/imports/" + id;
  }

  private static Map<String, String> choices(Import shown, Map<String, String> form) {
    Map<String, String> choices = new LinkedHashMap<>();
    List<String> header = shown.file().header();
    for (int place = 0; place < header.size(); place++) {
      String choice = form.getOrDefault("column-" + place, MapPage.KEEP);
      if (!choice.equals(MapPage.KEEP)) {
        choices.put(header.get(place), choice);
      }
    }
    return choices;
  }

  private static OnMatch onMatch(String name) {
    try {
      return OnMatch.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
  }

  private static @Nullable Long employee(Frame frame) {
    Reader reader = frame.reader();
    return reader == null ? null : reader.employee();
  }
}
