package io.kesher.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Sources made of text, and what is found in them. */
final class Files {
  private Files() {}

  static Source text(String text) {
    return text(text, StandardCharsets.UTF_8);
  }

  static Source text(String text, Charset charset) {
    return Source.of("file.csv", text.getBytes(charset));
  }

  static Source text(String text, String charset) {
    return text(text, Charset.forName(charset));
  }

  static Source gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Source.of("file.csv.gz", packed.toByteArray());
  }

  static Source resource(String name) throws IOException {
    try (InputStream in = Files.class.getResourceAsStream("/tables/" + name)) {
      assertThat(in).as("test resource %s", name).isNotNull();
      return Source.of(name, in.readAllBytes());
    }
  }

  static Detection detected(Source source) {
    return detected(source, Limits.standard());
  }

  static Detection detected(Source source, Limits limits) {
    try {
      var examination = Detections.examine(source, limits);
      assertThat(examination).isInstanceOf(Examination.Readable.class);
      return ((Examination.Readable) examination).detection();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String refused(Source source) {
    return refused(source, Limits.standard());
  }

  static String refused(Source source, Limits limits) {
    try {
      var examination = Detections.examine(source, limits);
      assertThat(examination).isInstanceOf(Examination.Refused.class);
      return ((Examination.Refused) examination).code().replace("tables.refused.", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<SourceRow> rows(Source source, TableFormat format) {
    return rows(source, format, Limits.standard());
  }

  static List<SourceRow> rows(Source source, TableFormat format, Limits limits) {
    var rows = new ArrayList<SourceRow>();
    try (var reader = RowReader.open(source, format, limits)) {
      for (var row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  static List<SourceRow> rows(Source source) {
    return rows(source, detected(source).format());
  }

  static List<List<String>> cells(Source source) {
    return rows(source).stream().map(SourceRow::cells).toList();
  }

  static List<String> codes(SourceRow row) {
    return row.faults().stream().map(fault -> fault.code().replace("tables.row.", "")).toList();
  }

  static List<String> codes(Detection detection) {
    return detection.warnings().stream()
        .map(warning -> warning.code().replace("tables.warning.", ""))
        .toList();
  }
}
