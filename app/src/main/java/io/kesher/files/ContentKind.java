package io.kesher.files;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a file is, as its bytes say.
 *
 * <p>Where a name ends in what one of {@link #claimed} kinds ends in, the bytes must agree: a page
 * that calls itself an image is meant to deceive somebody, or will not open.
 */
public enum ContentKind {
  PDF("application/pdf", "pdf"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  HEIC("image/heic", "heic", "heif"),
  TIFF("image/tiff", "tif", "tiff"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
  ODF("application/octet-stream", "odt", "ods", "odp"),
  /** Of the old Office, of Outlook, or the new Office under a password. */
  OFFICE("application/octet-stream", "doc", "xls", "ppt", "msg"),
  RTF("application/octet-stream", "rtf"),
  ZIP("application/zip", "zip"),
  ARCHIVE("application/octet-stream", "7z", "rar", "gz"),
  AUDIO("application/octet-stream", "mp3", "m4a", "wav", "ogg", "amr"),
  VIDEO("application/octet-stream", "mp4", "mov"),
  /** Never shown, only handed out: it would act in whoever's name opens it. */
  MARKUP("application/octet-stream", "html", "htm", "svg", "xml"),
  TEXT("application/octet-stream", "txt", "csv"),
  OTHER("application/octet-stream");

  private static final Set<ContentKind> IMAGES = Set.of(PNG, JPEG, GIF, WEBP, HEIC, TIFF);

  /** Those whose names promise something to whoever opens them. */
  private static final Set<ContentKind> STRICT =
      Set.of(PDF, PNG, JPEG, GIF, WEBP, HEIC, TIFF, DOCX, XLSX, PPTX, ODF, RTF, ZIP);

  private final String type;
  private final List<String> extensions;

  ContentKind(String type, String... extensions) {
    this.type = type;
    this.extensions = List.of(extensions);
  }

  /** As it is kept, and as messages and programs call it. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static ContentKind of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }

  /** What browsers are told; of what they might run or show by themselves, that it is bytes. */
  public String type() {
    return type;
  }

  public boolean isImage() {
    return IMAGES.contains(this);
  }

  /** The kind that a name promises; none where it promises nothing in particular. */
  static java.util.Optional<ContentKind> claimed(FileName name) {
    return Arrays.stream(values())
        .filter(STRICT::contains)
        .filter(kind -> kind.extensions.contains(name.extension()))
        .findFirst();
  }

  /** The name, ending as files of this kind do. */
  FileName suited(FileName name) {
    if (extensions.isEmpty() || this == TEXT || this == MARKUP || this == OFFICE) {
      return name;
    }
    return isImage() && !extensions.contains(name.extension()) && claimed(name).isPresent()
        ? name.as(extensions.getFirst())
        : name.orAs(extensions.getFirst());
  }

  /** Whether a file of this kind may bear a name that promises another. */
  boolean mayBeCalled(ContentKind other) {
    return this == other
        || isImage() && other.isImage()
        || this == OFFICE && Set.of(DOCX, XLSX, PPTX).contains(other);
  }
}
