package io.kesher.models.learning;

import java.util.List;

/**
 * The bins of four features, a byte each in one int for each row.
 *
 * <p>Adding up histograms is most of the work of boosting, and it is bound by loads and stores: one
 * feature at a time needs the place of the row, its two slopes and its bin before it may add. With
 * four bins in one load the first three are fetched once for four features, and four histograms
 * still fit the first cache.
 *
 * <p>They are added up in an array made on the spot, of a size the compiler knows, so that it can
 * leave out the checks of bounds; that halves the time, and copying is cheap against it.
 */
final class Quad {
  static final int FEATURES = 4;

  /** Gradients and curvatures of 256 bins. */
  private static final int WIDTH = 512;

  private final int[] codes;

  /** How much of a histogram is in use, of each feature. */
  private final int[] lengths;

  /**
   * @param bins one to four features
   */
  private Quad(List<Bins> bins, Features features) {
    codes = new int[features.size()];
    lengths = bins.stream().mapToInt(bin -> 2 * (bin.size + 1)).toArray();
    for (int j = 0; j < bins.size(); j++) {
      pack(bins.get(j).codes(features), 8 * j);
    }
  }

  /** All features, four by four. */
  static Quad[] all(List<Bins> bins, Features features, Workers workers) {
    Quad[] quads = new Quad[(bins.size() + FEATURES - 1) / FEATURES];
    workers.forEach(
        quads.length,
        q -> {
          int from = q * FEATURES;
          int end = Math.min(bins.size(), from + FEATURES);
          quads[q] = new Quad(bins.subList(from, end), features);
        });
    return quads;
  }

  private void pack(byte[] bytes, int shift) {
    for (int i = 0; i < codes.length; i++) {
      codes[i] |= (bytes[i] & 0xff) << shift;
    }
  }

  /** The bin of a row in one of the four features. */
  int code(int row, int feature) {
    return codes[row] >>> (8 * feature) & 0xff;
  }

  /**
   * Writes the histograms of some rows.
   *
   * @param order the places of all rows
   * @param start the first of the rows in order
   * @param rows how many
   * @param pairs their slopes, from 0
   * @param histogram is written to
   * @param offset from here
   */
  void count(int[] order, int start, int rows, long[] pairs, long[] histogram, int offset) {
    long[] sums = new long[FEATURES * WIDTH];
    for (int i = 0; i < rows; i++) {
      int code = codes[order[start + i]];
      long gradient = Slopes.gradientOf(pairs[i]);
      long curvature = Slopes.curvatureOf(pairs[i]);
      int a = code << 1 & 0x1fe;
      int b = WIDTH + (code >>> 7 & 0x1fe);
      int c = 2 * WIDTH + (code >>> 15 & 0x1fe);
      int d = 3 * WIDTH + (code >>> 23 & 0x1fe);
      sums[a] += gradient;
      sums[a + 1] += curvature;
      sums[b] += gradient;
      sums[b + 1] += curvature;
      sums[c] += gradient;
      sums[c + 1] += curvature;
      sums[d] += gradient;
      sums[d + 1] += curvature;
    }
    for (int j = 0; j < lengths.length; j++) {
      System.arraycopy(sums, j * WIDTH, histogram, offset, lengths[j]);
      offset += lengths[j];
    }
  }
}
