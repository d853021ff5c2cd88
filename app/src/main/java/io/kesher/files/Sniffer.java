package io.kesher.files;

import io.kesher.web.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * Tells from its first and last bytes what a file is, and refuses what a computer would run and
 * what its name lies about. docs/decisions/0075-a-file-is-what-its-bytes-say.md
 */
final class Sniffer {
  private static final int LOOKED_AT = 1 << 16;

  /** Names of what a double click runs. */
  private static final Set<String> RUN =
      Set.of(
          ("ade adp apk app appx bat chm cmd com cpl dll dmg drv exe gadget hta inf ins iso jar jnlp jse js lnk mde mjs msc msi"
                  + " msix msp mst ocx pif ps1 psm1 reg scf scr sct sh shb sys url vb vbe vbs vhd vxd wsc wsf wsh xll")
              .split(" "));

  private static final List<String> PROGRAMS =
      List.of(
          "MZ",
          "\u007fELF",
          "\u00fe\u00ed\u00fa\u00ce",
          "\u00fe\u00ed\u00fa\u00cf",
          "\u00ce\u00fa\u00ed\u00fe",
          "\u00cf\u00fa\u00ed\u00fe",
          "\u00ca\u00fe\u00ba\u00be",
          "L\0\0\0\u0001\u0014\u0002\0",
          "ITSF",
          "dex\n",
          "#!/");

  /** What scanners are tried with; whoever finds it taken in doubts all else that was. */
  private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-";

  private static final Pattern PAGE =
      Pattern.compile(
          "<(!doctype html|html|head|body|script|svg|\\?xml|iframe|img|meta|table)[\\s>/?]");

  private Sniffer() {}

  /** What was found, and what the file is to be called. */
  record Sniffed(ContentKind kind, FileName name) {}

  /**
   * @throws Refusal 422 where it is empty, a program, or not what its name says
   */
  static Sniffed sniff(FileName name, Path file) throws IOException {
    byte[] head;
    byte[] tail;
    try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
      head = new byte[(int) Math.min(bytes.length(), LOOKED_AT)];
      bytes.readFully(head);
      tail = new byte[(int) Math.min(bytes.length() - head.length, LOOKED_AT)];
      bytes.seek(bytes.length() - tail.length);
      bytes.readFully(tail);
    }
    if (head.length == 0) {
      throw refused("files.refusal.empty", name.value());
    }
    var begins = latin(head);
    if (RUN.contains(name.extension()) || isProgram(begins, begins + latin(tail))) {
      throw refused("files.refusal.program", name.value());
    }
    var kind = kind(head, begins, begins + latin(tail));
    var claimed = ContentKind.claimed(name);
    if (claimed.isPresent() && !kind.mayBeCalled(claimed.get())) {
      throw refused("files.refusal.lies", name.value(), name.extension());
    }
    return new Sniffed(kind, kind.suited(name));
  }

  private static Refusal refused(String key, Object... arguments) {
    return Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean isProgram(String head, String ends) {
    return PROGRAMS.stream().anyMatch(head::startsWith)
        || ends.contains(EICAR)
        || head.startsWith("PK")
            && Stream.of(
                    "META-INF/MANIFEST.MF",
                    "AndroidManifest.xml",
                    "classes.dex",
                    "AppxManifest.xml")
                .anyMatch(ends::contains);
  }

  private static ContentKind kind(byte[] head, String begins, String ends) {
    if (begins.substring(0, Math.min(1024, begins.length())).contains("%PDF-")) {
      return ContentKind.PDF;
    }
    if (begins.startsWith("\u0089PNG\r\n\u001a\n")) {
      return ContentKind.PNG;
    }
    if (begins.startsWith("\u00ff\u00d8\u00ff")) {
      return ContentKind.JPEG;
    }
    if (begins.startsWith("GIF87a") || begins.startsWith("GIF89a")) {
      return ContentKind.GIF;
    }
    if (begins.startsWith("II*\0") || begins.startsWith("MM\0*")) {
      return ContentKind.TIFF;
    }
    if (begins.startsWith("PK\u0003\u0004") || begins.startsWith("PK\u0005\u0006")) {
      return zipped(ends);
    }
    if (begins.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
      return ContentKind.OFFICE;
    }
    if (begins.startsWith("{\\rtf")) {
      return ContentKind.RTF;
    }
    if (begins.startsWith("Rar!")
        || begins.startsWith("7z\u00bc\u00af")
        || begins.startsWith("\u001f\u008b")) {
      return ContentKind.ARCHIVE;
    }
    return media(begins).orElseGet(() -> written(head, begins));
  }

  private static ContentKind zipped(String names) {
    if (names.contains("mimetypeapplication/vnd.oasis.opendocument")) {
      return ContentKind.ODF;
    }
    if (!names.contains("[Content_Types].xml")) {
      return ContentKind.ZIP;
    }
    return names.contains("word/")
        ? ContentKind.DOCX
        : names.contains("xl/")
            ? ContentKind.XLSX
            : names.contains("ppt/") ? ContentKind.PPTX : ContentKind.ZIP;
  }

  private static java.util.Optional<ContentKind> media(String begins) {
    if (begins.startsWith("RIFF") && begins.length() > 12) {
      return switch (begins.substring(8, 12)) {
        case "WEBP" -> java.util.Optional.of(ContentKind.WEBP);
        case "WAVE" -> java.util.Optional.of(ContentKind.AUDIO);
        default -> java.util.Optional.of(ContentKind.OTHER);
      };
    }
    if (begins.length() > 12 && begins.startsWith("ftyp", 4)) {
      return java.util.Optional.of(
          switch (begins.substring(8, 12)) {
            case "heic", "heix", "hevc", "mif1", "msf1", "heim", "heis" -> ContentKind.HEIC;
            case "M4A " -> ContentKind.AUDIO;
            default -> ContentKind.VIDEO;
          });
    }
    return Stream.of("ID3", "\u00ff\u00fb", "\u00ff\u00f3", "\u00ff\u00f2", "OggS", "#!AMR")
            .anyMatch(begins::startsWith)
        ? java.util.Optional.of(ContentKind.AUDIO)
        : java.util.Optional.empty();
  }

  private static ContentKind written(byte[] head, String begins) {
    var text = begins.replace("\0", "").toLowerCase(Locale.ROOT);
    if (PAGE.matcher(text.substring(0, Math.min(2048, text.length()))).find()) {
      return ContentKind.MARKUP;
    }
    boolean wide = begins.startsWith("\u00ff\u00fe") || begins.startsWith("\u00fe\u00ff");
    return wide || isText(head) ? ContentKind.TEXT : ContentKind.OTHER;
  }

  /** UTF-8, or bytes among which is no control that no text has. */
  private static boolean isText(byte[] head) {
    for (byte each : head) {
      if (each >= 0 && each < ' ' && "\t\r\n\f\u001a".indexOf(each) < 0) {
        return false;
      }
    }
    try {
      // a letter may be cut in two at the end
      var whole = head.length < LOOKED_AT ? head : Arrays.copyOf(head, head.length - 4);
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(whole));
      return true;
    } catch (CharacterCodingException _) {
      return latin(head).chars().filter(each -> each >= 0x80 && each < 0xa0).count()
          < head.length / 50 + 1;
    }
  }
}
