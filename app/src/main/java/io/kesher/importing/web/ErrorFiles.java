package io.kesher.importing.web;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.importing.ErrorFile;
import io.kesher.importing.Import;
import io.kesher.web.Frame;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The error file as a download, streamed. */
final class ErrorFiles {
  private ErrorFiles() {}

  static ResponseEntity<StreamingResponseBody> answer(
      Import of, ErrorFile errors, Frame frame, Reads reads) {
    reads.sawFile(Verb.EXPORT, of.id());
    reads.flush(); // what follows is written when this request is no longer ours
    String name = frame.say("importing.errors.file", of.fileName().replaceAll("\\.[^.]*$", ""));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(out -> errors.write(of, frame.language(), out));
  }
}
