package io.kesher.files.web;

import io.kesher.api.IfMatch;
import io.kesher.api.MergePatch;
import io.kesher.api.Paged;
import io.kesher.customers.CustomerId;
import io.kesher.files.FileDraft;
import io.kesher.files.FileEdits;
import io.kesher.files.FileEdits.Edit;
import io.kesher.files.Files;
import io.kesher.files.Held;
import io.kesher.files.Intake;
import io.kesher.files.KeptFile;
import io.kesher.identity.EmployeeId;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;

/** The files of a customer. */
@May("files:see")
@RestController
@RequestMapping("/api/v1/customers/{id}/files")
@Tag(name = "files", description = "Files that lie with customers")
class FilesApi {
  private final Files files;
  private final Intake intake;
  private final FileEdits edits;
  private final MergePatch patches;
  private final Handout handout;

  FilesApi(Files files, Intake intake, FileEdits edits, MergePatch patches, Handout handout) {
    this.files = files;
    this.intake = intake;
    this.edits = edits;
    this.patches = patches;
    this.handout = handout;
  }

  @GetMapping
  @Operation(summary = "The files of a customer, the newest first, without those in the trash")
  FilesJson index(
      @PathVariable long id,
      @Parameter(description = "With what they lie: `agreement.12`, `case.1001`; absent for all")
          @RequestParam(required = false)
          @Nullable String of,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    var page =
        files.page(
            new CustomerId(id), Held.read(of), FileCursor.read(after), Math.clamp(limit, 1, 200));
    return new FilesJson(
        page.files().stream().map(FileJson::of).toList(), FileCursor.write(page.next()));
  }

  @May("files:create")
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Put a file with a customer, as the part `file`",
      description =
          "What it is goes by its bytes. Programs are refused, and what its name lies about; a name is made fit for any"
              + " system to save under.")
  @ApiResponse(
      responseCode = "201",
      description = "Taken; `Location` names it",
      content = @Content(schema = @Schema(implementation = FileJson.class)))
  @ApiResponse(responseCode = "413", description = "It is too large, or too much lies there")
  @ApiResponse(responseCode = "422", description = "It is empty, a program, or not what it says")
  FileJson create(
      HttpServletResponse response,
      @PathVariable long id,
      @Parameter(
              description =
                  "With what it lies: `agreement.12`, `case.1001`; absent: the customer alone")
          @RequestParam(required = false)
          @Nullable String of,
      @RequestParam("file") MultipartFile file)
      throws IOException {
    try (var body = file.getInputStream()) {
      var taken = intake.take(new CustomerId(id), Held.read(of), file.getOriginalFilename(), body);
      response.setHeader(HttpHeaders.LOCATION, "/api/v1/customers/" + id + "/files/" + taken.id());
      return json(taken, response);
    }
  }

  @GetMapping("/{file}")
  @Operation(summary = "What is known of a file, also in the trash")
  FileJson show(HttpServletResponse response, @PathVariable long id, @PathVariable long file) {
    return json(files.find(new CustomerId(id), file), response);
  }

  @GetMapping(path = "/{file}/content", produces = MediaType.ALL_VALUE)
  @Operation(
      summary = "The bytes of a file",
      description =
          "Whole, or one part by `Range`; `ETag` is its SHA-256. Where it is not as it was taken in, it is not handed out (410).")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<StreamingResponseBody> content(
      @PathVariable long id, @PathVariable long file, @RequestHeader HttpHeaders asked) {
    return handout.of(files.handOut(new CustomerId(id), file), false, asked);
  }

  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = {
        @Content(mediaType = MergePatch.TYPE, schema = @Schema(implementation = FileDraft.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = FileDraft.class))
      })
  @May("files:change")
  @PatchMapping(
      path = "/{file}",
      consumes = {MergePatch.TYPE, MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Name a file, or note something of it, by JSON merge patch",
      description = "If-Match names the version that was read. How the name ends stays.")
  FileJson change(
      HttpServletResponse response,
      @PathVariable long id,
      @PathVariable long file,
      IfMatch read,
      @RequestBody JsonNode patch) {
    var whose = new CustomerId(id);
    var draft = patches.apply(FileDraft.of(files.find(whose, file)), patch);
    return switch (edits.change(whose, file, read.version(), draft)) {
      case Edit.Done(var changed) -> json(changed, response);
      case Edit.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "files.refusal.overtaken", patch, FileDraft.of(theirs), theirs.version());
    };
  }

  @May("files:delete")
  @DeleteMapping("/{file}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Put a file into the trash",
      description = "It can be restored for 30 days; then it is gone.")
  void destroy(@PathVariable long id, @PathVariable long file) {
    edits.remove(new CustomerId(id), file);
  }

  @May("files:delete")
  @PutMapping("/{file}/restoration")
  @Operation(summary = "Take a file out of the trash")
  FileJson restore(HttpServletResponse response, @PathVariable long id, @PathVariable long file) {
    return json(edits.restore(new CustomerId(id), file), response);
  }

  private static FileJson json(KeptFile file, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(file.version()));
    return FileJson.of(file);
  }

  record FilesJson(List<FileJson> items, @Nullable String next) implements Paged {}

  /**
   * @param of with what it lies, such as `agreement.12`; absent: with the customer alone
   * @param sha256 of its bytes, as 64 digits
   * @param removedAt since when it lies in the trash
   */
  record FileJson(
      long id,
      long customer,
      @Nullable String of,
      String name,
      String kind,
      long bytes,
      String sha256,
      @Nullable String note,
      @Nullable Long addedBy,
      Instant addedAt,
      @Nullable Instant removedAt,
      int version) {
    static FileJson of(KeptFile file) {
      var held = file.held();
      return new FileJson(
          file.id(),
          file.customer().value(),
          held == null ? null : held.toString(),
          file.name().value(),
          file.kind().code(),
          file.bytes(),
          file.sha256(),
          file.note(),
          EmployeeId.toNullable(file.addedBy()),
          file.addedAt(),
          file.removedAt(),
          file.version());
    }
  }
}
