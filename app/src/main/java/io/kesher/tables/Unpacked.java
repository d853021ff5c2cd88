package io.kesher.tables;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** A source's bytes, unpacked where its first two bytes say gzip, and counted on both sides. */
final class Unpacked extends FilterInputStream {
  private final Counting packed;
  private final long limit;
  private long count;

  private Unpacked(Counting packed, InputStream plain, long limit) {
    super(plain);
    this.packed = packed;
    this.limit = limit;
  }

  static Unpacked open(Source source, Limits limits) throws IOException {
    var opened = source.open();
    try {
      var packed = new Counting(new BufferedInputStream(opened, 1 << 16));
      var pushback = new PushbackInputStream(packed, 2);
      var magic = pushback.readNBytes(2);
      pushback.unread(magic);
      boolean gzip = magic.length == 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b;
      var plain = gzip ? new GZIPInputStream(pushback, 1 << 16) : pushback;
      return new Unpacked(packed, plain, limits.uncompressedBytes());
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Bytes taken of the source as it lies there. */
  long packedBytes() {
    return packed.count;
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
    if (count > limit) {
      throw new TableException("tables.refused.too-large-uncompressed", limit >> 20);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
