package io.kesher.files;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * Draws images anew, small and large: what is shown holds pixels and nothing else, no place where a
 * photo was taken, no bytes that a reader of images might stumble over. What cannot be drawn, or
 * has more pixels than any camera makes, is kept and handed out, but not shown.
 */
final class Pictures {
  private static final Set<ContentKind> DRAWN =
      Set.of(ContentKind.PNG, ContentKind.JPEG, ContentKind.GIF);
  private static final long MOST_PIXELS = 60_000_000;

  /** Each takes some ten megabytes as long as it is drawn. */
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private Pictures() {}

  /** How large a picture is at most, in either direction. */
  enum Size {
    SMALL(160),
    LARGE(1400);

    private final int most;

    Size(int most) {
      this.most = most;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  record Picture(Size size, int width, int height, byte[] bytes) {}

  /** Both sizes; none where it is no image that can be drawn. */
  static List<Picture> of(ContentKind kind, Path file) {
    if (!DRAWN.contains(kind)) {
      return List.of();
    }
    AT_ONCE.acquireUninterruptibly();
    try {
      int held = kind == ContentKind.JPEG ? Orientation.of(file) : Orientation.UPRIGHT;
      return read(file)
          .map(image -> turned(image, held))
          .map(image -> List.of(drawn(image, Size.SMALL), drawn(image, Size.LARGE)))
          .orElse(List.of());
    } catch (IOException | RuntimeException spoilt) {
      return List.of(); // libraries throw all sorts of things at spoilt images
    } finally {
      AT_ONCE.release();
    }
  }

  /** Not every pixel of a large one: its size in memory stays that of a small one. */
  private static Optional<BufferedImage> read(Path file) throws IOException {
    try (var in = ImageIO.createImageInputStream(file.toFile())) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
          return Optional.empty();
        }
        var wish = reader.getDefaultReadParam();
        int step = (int) Math.max(1, Math.max(width, height) / (2L * Size.LARGE.most));
        wish.setSourceSubsampling(step, step, 0, 0);
        return Optional.ofNullable(reader.read(0, wish));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage turned(BufferedImage image, int orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    var turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
          default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    boolean sideways = orientation > 4;
    return painted(image, sideways ? height : width, sideways ? width : height, turn);
  }

  private static Picture drawn(BufferedImage image, Size size) {
    double scale = Math.min(1, (double) size.most / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    var shrunk = image;
    while (shrunk.getWidth() > 2 * width && shrunk.getHeight() > 2 * height) {
      shrunk =
          painted(
              shrunk,
              shrunk.getWidth() / 2,
              shrunk.getHeight() / 2,
              AffineTransform.getScaleInstance(0.5, 0.5));
    }
    var fit =
        AffineTransform.getScaleInstance(
            (double) width / shrunk.getWidth(), (double) height / shrunk.getHeight());
    return new Picture(size, width, height, jpeg(painted(shrunk, width, height, fit)));
  }

  private static BufferedImage painted(
      BufferedImage image, int width, int height, AffineTransform how) {
    var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var brush = canvas.createGraphics();
    brush.setColor(Color.WHITE);
    brush.fillRect(0, 0, width, height);
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.drawImage(image, how, null);
    brush.dispose();
    return canvas;
  }

  private static byte[] jpeg(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException inMemory) {
      throw new java.io.UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }
}
