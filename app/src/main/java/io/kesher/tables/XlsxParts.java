package io.kesher.tables;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an XLSX as bytes, within the limits. Sizes that the zip declares are checked before
 * anything is unpacked and the true ones while it is: a declaration can lie.
 */
final class XlsxParts implements Closeable {
  /** Sheets compress ten- to sixtyfold; what goes far beyond that is made to hurt. */
  private static final long MOST_COMPRESSION = 250;

  private static final long GRACE = 10L << 20;

  private final ZipFile zip;
  private final @Nullable Path copy;
  private final Limits limits;
  private final long packedSize;
  private long unpacked;
  private long unpackedDeclared;

  private XlsxParts(ZipFile zip, @Nullable Path copy, Limits limits, long packedSize) {
    this.zip = zip;
    this.copy = copy;
    this.limits = limits;
    this.packedSize = packedSize;
  }

  static XlsxParts open(Source source, Limits limits) throws IOException {
    var path = source.path();
    var copy = path != null && isPlainZip(source) ? null : copied(source, limits);
    try {
      var file = copy == null ? path : copy;
      if (file == null) {
        throw new IOException("nothing to open");
      }
      var parts = new XlsxParts(new ZipFile(file.toFile()), copy, limits, Files.size(file));
      parts.check();
      return parts;
    } catch (ZipException _) {
      XlsxWorkbook.delete(copy);
      throw new TableException("tables.refused.damaged");
    } catch (IOException | RuntimeException e) {
      XlsxWorkbook.delete(copy);
      throw e;
    }
  }

  private static boolean isPlainZip(Source source) throws IOException {
    try (var in = source.open()) {
      return XlsxWorkbook.isZip(in.readNBytes(4));
    }
  }

  private static Path copied(Source source, Limits limits) throws IOException {
    var copy = Files.createTempFile("kesher-", ".xlsx");
    try (var in = Unpacked.open(source, limits);
        var out = Files.newOutputStream(copy)) {
      in.transferTo(out);
      return copy;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private void check() throws IOException {
    try {
      checkEntries();
    } catch (TableException e) {
      zip.close();
      throw e;
    }
  }

  private void checkEntries() {
    if (zip.size() > limits.zipEntries()) {
      throw new TableException("tables.refused.too-many-parts", limits.zipEntries());
    }
    var names = new HashSet<String>();
    var entries = zip.entries();
    while (entries.hasMoreElements()) {
      var entry = entries.nextElement();
      if (!names.add(entry.getName())) {
        throw new TableException("tables.refused.damaged");
      }
      unpackedDeclared += Math.max(0, entry.getSize());
    }
    if (names.contains("xl/workbook.bin")) {
      throw new TableException("tables.refused.xlsb");
    }
    if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
      throw new TableException("tables.refused.macros");
    }
    if (!names.contains("xl/workbook.xml") || !names.contains("xl/_rels/workbook.xml.rels")) {
      throw new TableException("tables.refused.not-a-workbook");
    }
    if (unpackedDeclared > limits.uncompressedBytes()) {
      throw tooLarge();
    }
    if (isMacroEnabled()) {
      throw new TableException("tables.refused.macros");
    }
  }

  private boolean isMacroEnabled() {
    var types = zip.getEntry("[Content_Types].xml");
    if (types == null) {
      return false;
    }
    try (var in = zip.getInputStream(types)) {
      var text = new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
      return text.contains("macroEnabled");
    } catch (IOException _) {
      throw new TableException("tables.refused.damaged");
    }
  }

  boolean has(String part) {
    return zip.getEntry(part) != null;
  }

  XlsxXml xml(String part) throws IOException {
    var entry = zip.getEntry(part);
    if (entry == null) {
      throw new TableException("tables.refused.damaged");
    }
    return new XlsxXml(new Counted(zip.getInputStream(entry), entry));
  }

  /** About how much of the packed file the unpacked bytes are, for showing progress. */
  long packedBytes(long of) {
    return unpackedDeclared == 0 ? 0 : Math.min(packedSize, of * packedSize / unpackedDeclared);
  }

  long unpackedBytes() {
    return unpacked;
  }

  private TableException tooLarge() {
    return new TableException(
        "tables.refused.too-large-uncompressed", limits.uncompressedBytes() >> 20);
  }

  @Override
  public void close() throws IOException {
    zip.close();
    XlsxWorkbook.delete(copy);
  }

  private final class Counted extends FilterInputStream {
    private final long most;
    private long count;

    Counted(InputStream in, ZipEntry entry) {
      super(in);
      most = Math.max(GRACE, MOST_COMPRESSION * Math.max(1, entry.getCompressedSize()));
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      unpacked += Math.max(0, read);
      if (count > limits.uncompressedBytes()) {
        throw tooLarge();
      }
      if (count > most) {
        throw new TableException("tables.refused.zip-bomb");
      }
      return read;
    }
  }
}
