package io.kesher.importing.web;

import io.kesher.api.Paged;
import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.importing.ErrorFile;
import io.kesher.importing.Import;
import io.kesher.importing.Imports;
import io.kesher.importing.Mapping;
import io.kesher.importing.Outcome;
import io.kesher.importing.Received;
import io.kesher.importing.Rows;
import io.kesher.importing.Steps;
import io.kesher.importing.Uploads;
import io.kesher.importing.Wishes;
import io.kesher.tables.TableFormat;
import io.kesher.web.Frame;
import io.kesher.web.May;
import io.kesher.web.Reader;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@Tag(name = "Imports", description = "Files in: mapping, dry run, progress, undo")
@May("imports:see")
@RestController
@RequestMapping("/api/v1/imports")
class ImportsApi {
  private static final int PAGE = 100;

  private final Imports imports;
  private final Uploads uploads;
  private final Steps steps;
  private final Rows rows;
  private final ErrorFile errors;
  private final Reads reads;

  ImportsApi(
      Imports imports, Uploads uploads, Steps steps, Rows rows, ErrorFile errors, Reads reads) {
    this.reads = reads;
    this.imports = imports;
    this.uploads = uploads;
    this.steps = steps;
    this.rows = rows;
    this.errors = errors;
  }

  @Operation(
      summary = "Bring a file (CSV, TSV, XLSX; gzip accepted) as the part `file`",
      description =
          """
          The whole file is read before the answer. It starts at once if a profile fits its header or is named, unless
          `start=false`; `dryRun=true` tries it out instead. The same bytes a second time are answered 409 with the
          earlier import, unless `again=true`.\
          """)
  @ApiResponse(
      responseCode = "201",
      description = "Taken; `Location` names the import",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @ApiResponse(responseCode = "409", description = "The same file is here already")
  @ApiResponse(responseCode = "413", description = "The file is over the limit")
  @ApiResponse(responseCode = "422", description = "The file is no table that can be read")
  @May("imports:manage")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<?> create(
      Frame frame,
      @RequestParam("file") MultipartFile file,
      @RequestParam(required = false) @Nullable String profile,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestParam(defaultValue = "true") boolean start,
      @RequestParam(defaultValue = "false") boolean again)
      throws IOException {
    try (InputStream body = file.getInputStream()) {
      return receive(
          frame,
          file.getOriginalFilename(),
          body,
          new Wishes(profile, dryRun, start, again, employee(frame)));
    }
  }

  @Operation(summary = "Bring a CSV file as the body itself")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "201",
      description = "Taken; `Location` names the import",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @May("imports:manage")
  @PostMapping(consumes = {"text/csv", "text/tab-separated-values", "text/plain"})
  ResponseEntity<?> createFromBody(
      Frame frame,
      InputStream body,
      @RequestParam(defaultValue = "file.csv") String fileName,
      @RequestParam(required = false) @Nullable String profile,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestParam(defaultValue = "true") boolean start,
      @RequestParam(defaultValue = "false") boolean again) {
    return receive(
        frame, fileName, body, new Wishes(profile, dryRun, start, again, employee(frame)));
  }

  record Page(List<ImportView> items, @Nullable Long next) implements Paged {}

  @Operation(summary = "All imports, the newest first; `after` is the last id of the page before")
  @GetMapping
  Page index(
      Frame frame,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "20") int limit) {
    int most = Math.clamp(limit, 1, PAGE);
    List<Import> found = imports.page(after, most);
    return new Page(
        found.stream().map(one -> view(frame, one)).toList(),
        found.size() < most ? null : found.getLast().id());
  }

  @Operation(summary = "One import: how far it is, and how its file is read")
  @GetMapping("/{id}")
  ImportView show(Frame frame, @PathVariable long id) {
    return view(frame, imports.get(id));
  }

  @Operation(summary = "Read the file in another way (encoding, delimiter, header, order of dates)")
  @May("imports:manage")
  @PutMapping("/{id}/format")
  ImportView format(Frame frame, @PathVariable long id, @RequestBody TableFormat format) {
    steps.format(id, format);
    return show(frame, id);
  }

  @Operation(summary = "Say what the columns become")
  @May("imports:manage")
  @PutMapping("/{id}/mapping")
  ImportView mapping(Frame frame, @PathVariable long id, @RequestBody Mapping mapping) {
    steps.mapping(id, mapping, null);
    return show(frame, id);
  }

  @Operation(summary = "Try it out: nothing is written")
  @May("imports:manage")
  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @PostMapping("/{id}/trial")
  ResponseEntity<ImportView> trial(Frame frame, @PathVariable long id) {
    steps.trial(id);
    return ResponseEntity.accepted().body(show(frame, id));
  }

  @Operation(summary = "Start, or go on where it was cancelled or has failed")
  @May("imports:manage")
  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @PostMapping("/{id}/run")
  ResponseEntity<ImportView> run(Frame frame, @PathVariable long id) {
    steps.run(id);
    return ResponseEntity.accepted().body(show(frame, id));
  }

  @Operation(summary = "Stop; what is in stays until it is undone")
  @May("imports:manage")
  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @PostMapping("/{id}/cancellation")
  ResponseEntity<ImportView> cancel(Frame frame, @PathVariable long id) {
    steps.cancel(id);
    return ResponseEntity.accepted().body(show(frame, id));
  }

  @Operation(summary = "Take back all that it brought, its updates too")
  @May("imports:manage")
  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @PostMapping("/{id}/undoing")
  ResponseEntity<ImportView> undo(Frame frame, @PathVariable long id) {
    steps.undo(id);
    return ResponseEntity.accepted().body(show(frame, id));
  }

  @Operation(
      summary = "The rejected rows as they came, each with its reason, as CSV to be repaired")
  @GetMapping(path = "/{id}/errors", produces = "text/csv")
  ResponseEntity<StreamingResponseBody> errors(Frame frame, @PathVariable long id) {
    return ErrorFiles.answer(imports.get(id), errors, frame, reads);
  }

  record RowPage(List<RowView> items, @Nullable Long next) implements Paged {}

  @Operation(summary = "What became of the rows, in the order of the file")
  @GetMapping("/{id}/rows")
  RowPage rows(
      Frame frame,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Math.clamp(limit, 1, 1000);
    Import of = imports.get(id);
    reads.sawFile(Verb.SEE, id);
    var found = rows.page(id, outcome(outcome), false, after, most);
    return new RowPage(
        found.stream().map(row -> RowView.of(of, row, errors, frame.language())).toList(),
        found.size() < most ? null : found.getLast().number());
  }

  @Operation(summary = "One row of the file and what became of it")
  @GetMapping("/{id}/rows/{number}")
  RowView row(Frame frame, @PathVariable long id, @PathVariable long number) {
    Import of = imports.get(id);
    reads.sawFile(Verb.SEE, id);
    return rows.find(id, number)
        .map(row -> RowView.of(of, row, errors, frame.language()))
        .orElseThrow(Refusal::notFound);
  }

  private ResponseEntity<?> receive(
      Frame frame, @Nullable String name, InputStream body, Wishes wishes) {
    return switch (uploads.receive(name, body, wishes)) {
      case Received.Taken(var taken) ->
          ResponseEntity.created(URI.create("/api/v1/imports/" + taken.id()))
              .body(view(frame, taken));
      case Received.Known(var earlier) -> known(frame, earlier);
    };
  }

  private static ResponseEntity<ProblemDetail> known(Frame frame, Import earlier) {
    String code = "importing.refusal.same-file";
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT,
            frame.say(code, frame.number(earlier.id()).text(), earlier.fileName()));
    problem.setType(URI.create("/problems/" + code));
    problem.setTitle(frame.say("web.problem.title.refused"));
    problem.setProperty("import", earlier.id());
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .location(URI.create("/api/v1/imports/" + earlier.id()))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private ImportView view(Frame frame, Import found) {
    reads.sawFile(Verb.SEE, found.id()); // it shows some of its rows
    var faults =
        steps.faults(found.mapping(), found.file().header()).stream()
            .map(fault -> ImportView.Words.of(frame, fault))
            .toList();
    return ImportView.of(
        frame, found, faults, imports.blocking(found).map(Import::id).orElse(null));
  }

  private static @Nullable Outcome outcome(@Nullable String name) {
    try {
      return name == null ? null : Outcome.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "importing.refusal.outcome", name);
    }
  }

  private static @Nullable Long employee(Frame frame) {
    Reader reader = frame.reader();
    return reader == null ? null : reader.employee();
  }
}
