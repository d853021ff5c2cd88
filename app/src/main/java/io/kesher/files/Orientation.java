package io.kesher.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a camera was held, as a JPEG says in its Exif: one of eight, 1 for upright. A photo that a
 * phone took lies on its side without it.
 */
final class Orientation {
  static final int UPRIGHT = 1;
  private static final int TAG = 0x0112;

  private Orientation() {}

  static int of(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.readUnsignedShort(); // the mark of a JPEG
      while (in.readUnsignedByte() == 0xff) {
        int marker = in.readUnsignedByte();
        if (marker == 0xda || marker == 0xd9) {
          return UPRIGHT;
        }
        var segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
        if (marker == 0xe1 && begins(segment, "Exif\0\0")) {
          return exif(ByteBuffer.wrap(segment, 6, segment.length - 6).slice());
        }
      }
      return UPRIGHT;
    } catch (java.io.EOFException | IndexOutOfBoundsException spoilt) {
      return UPRIGHT;
    }
  }

  private static boolean begins(byte[] bytes, String sign) {
    return new String(bytes, 0, Math.min(bytes.length, sign.length()), StandardCharsets.ISO_8859_1)
        .equals(sign);
  }

  private static int exif(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int entry = 0; entry < entries; entry++) {
      int at = directory + 2 + 12 * entry;
      if (Short.toUnsignedInt(tiff.getShort(at)) == TAG) {
        int said = tiff.getShort(at + 8);
        return said >= 1 && said <= 8 ? said : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
