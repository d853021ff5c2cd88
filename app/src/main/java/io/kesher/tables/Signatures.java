package io.kesher.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What the first bytes of a file give away, whatever its name says. */
final class Signatures {
  private static final List<byte[]> OTHERS =
      List.of(
          ascii("%PDF"),
          new byte[] {(byte) 0x89, 'P', 'N', 'G'},
          new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
          ascii("GIF8"),
          ascii("Rar!"),
          new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf},
          new byte[] {0x7f, 'E', 'L', 'F'},
          new byte[] {'B', 'Z', 'h'},
          new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z'},
          new byte[] {0x1f, (byte) 0x8b},
          ascii("SQLite format"),
          ascii("PAR1"));
  private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  private Signatures() {}

  static boolean isZip(byte[] head) {
    return XlsxWorkbook.isZip(head);
  }

  /** Refuses what is known to be something else; anything left may be text or an XLSX. */
  static void refuseOthers(byte[] head, Source source, Limits limits) throws IOException {
    if (head.length == 0) {
      throw new TableException("tables.refused.empty");
    }
    if (begins(head, COMPOUND)) {
      throw new TableException(
          isEncrypted(source, limits) ? "tables.refused.encrypted" : "tables.refused.old-excel");
    }
    if (OTHERS.stream().anyMatch(magic -> begins(head, magic))) {
      throw new TableException("tables.refused.binary");
    }
    var text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
    var lower = text.substring(0, Math.min(text.length(), 200)).toLowerCase(Locale.ROOT);
    var start = lower.startsWith("ï»¿") ? lower.substring(3) : lower;
    if (start.startsWith("<!doctype")
        || start.startsWith("<html")
        || start.startsWith("<table")
        || start.startsWith("<?xml")) {
      throw new TableException("tables.refused.web-page");
    }
    if (start.startsWith("{") || start.startsWith("[{") || start.startsWith("[\"")) {
      throw new TableException("tables.refused.no-table");
    }
  }

  /** A text holds hardly any control bytes; zeros in UTF-16 lie at every second place. */
  static void refuseBinary(ByteCensus bytes) {
    long controls = 0;
    for (int b = 1; b < 0x20; b++) {
      boolean usual = b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == 0x1a || b == 0x1b;
      controls += usual ? 0 : bytes.frequency(b);
    }
    var charset = Encodings.detect(bytes).charset();
    boolean wide =
        charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    long strange = wide ? 0 : controls + bytes.frequency(0);
    if (strange * 50 > bytes.length()) {
      throw new TableException("tables.refused.binary");
    }
  }

  /** An encrypted workbook is an old-style container with a stream of this name. */
  private static boolean isEncrypted(Source source, Limits limits) throws IOException {
    try (var in = Unpacked.open(source, limits)) {
      int matched = 0;
      var buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          matched =
              buffer[i] == ENCRYPTED[matched] ? matched + 1 : buffer[i] == ENCRYPTED[0] ? 1 : 0;
          if (matched == ENCRYPTED.length) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private static boolean begins(byte[] head, byte[] magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
