package io.kesher.files.web;

import io.kesher.audit.Reads;
import io.kesher.files.ContentKind;
import io.kesher.files.FileContent;
import io.kesher.files.FileContent.Part;
import io.kesher.files.KeptFile;
import io.kesher.web.Framed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * The bytes of a file as an answer: to be saved, never to be run; whole, or one part of it; nothing
 * where the caller has it already. A PDF may be shown, in a frame of its own.
 */
@Component
class Handout {
  private final FileContent content;
  private final Reads reads;

  Handout(FileContent content, Reads reads) {
    this.content = content;
    this.reads = reads;
  }

  ResponseEntity<StreamingResponseBody> of(KeptFile file, boolean shown, HttpHeaders asked) {
    var tag = "\"" + file.sha256() + "\"";
    if (asked.getIfNoneMatch().stream().anyMatch(known -> known.equals(tag) || known.equals("*"))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
    }
    var range = range(file, tag, asked);
    if (range == null) {
      return ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes())
          .build();
    }
    content.expectSound(file, range);
    reads.flush(); // what follows is written when this request is no longer ours
    boolean some = range.bytes() < file.bytes();
    boolean inline = shown && file.kind() == ContentKind.PDF;
    var answer =
        ResponseEntity.status(some ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK)
            .eTag(tag)
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .header(HttpHeaders.CONTENT_TYPE, file.kind().type())
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file, inline))
            .header("Content-Security-Policy", inline ? Framed.DOCUMENT_POLICY : Framed.NOTHING)
            .header("X-Frame-Options", inline ? "SAMEORIGIN" : "DENY")
            .contentLength(range.bytes());
    if (some) {
      answer.header(
          HttpHeaders.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(range.first(), range.last(), file.bytes()));
    }
    return answer.body(out -> content.write(file, range, out));
  }

  private static String disposition(KeptFile file, boolean inline) {
    return (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
        .filename(file.name().value(), StandardCharsets.UTF_8)
        .build()
        .toString();
  }

  /** One part; all of it where several are asked for, or where the caller's part is of another. */
  private static @org.jspecify.annotations.Nullable Part range(
      KeptFile file, String tag, HttpHeaders asked) {
    var ifRange = asked.getFirst(HttpHeaders.IF_RANGE);
    List<HttpRange> ranges;
    try {
      ranges = ifRange == null || ifRange.equals(tag) ? asked.getRange() : List.of();
    } catch (IllegalArgumentException garbage) {
      return FileContent.whole(file);
    }
    if (ranges.size() != 1) {
      return FileContent.whole(file);
    }
    var range = ranges.getFirst();
    try {
      long first = range.getRangeStart(file.bytes());
      long last = range.getRangeEnd(file.bytes());
      return first > last || first >= file.bytes() ? null : new Part(first, last);
    } catch (IllegalArgumentException beyond) {
      return null;
    }
  }
}
