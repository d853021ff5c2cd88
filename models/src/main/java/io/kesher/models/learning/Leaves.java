package io.kesher.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree as its leaves, from left to right, and what clears them: a question that sends a row to
 * the right clears the leaves on the left. The first leaf left over is where the row ends; whatever
 * is cleared by questions the row would never have come to lies elsewhere, or further right.
 *
 * <p>A row has 32 bits. Of a tree with more leaves a row is asked anew for each 32 of them, by the
 * questions that clear any.
 */
final class Leaves {
  /** What the leaves say. */
  final double[] values;

  private final List<Word> words = new ArrayList<>();
  private int seen;

  Leaves(Tree tree, Questions questions) {
    values = new double[tree.leaves()];
    for (int i = 0; i < values.length; i += Integer.SIZE) {
      words.add(new Word());
    }
    add(tree, questions);
  }

  private void add(Tree tree, Questions questions) {
    switch (tree) {
      case Tree.Leaf leaf -> values[seen++] = leaf.value();
      case Tree.Split split -> {
        int from = seen;
        add(split.left(), questions);
        for (int word = from / Integer.SIZE; word <= (seen - 1) / Integer.SIZE; word++) {
          int start = Math.max(from - word * Integer.SIZE, 0);
          int end = Math.min(seen - word * Integer.SIZE, Integer.SIZE);
          words.get(word).add(questions.place(split), questions.limit(split), ~bits(start, end));
        }
        add(split.right(), questions);
      }
    }
  }

  private static int bits(int start, int end) {
    return (-1 >>> (Integer.SIZE - (end - start))) << start;
  }

  /**
   * Writes to places the leaf in which each row ends.
   *
   * @param columns answers of the rows
   * @param size how many rows
   * @param open is worked on
   */
  void find(int[][] columns, int size, int[] open, int[] places) {
    for (int word = words.size() - 1; word >= 0; word--) {
      Arrays.fill(open, 0, size, -1);
      words.get(word).clear(columns, open, size);
      for (int i = 0; i < size; i++) {
        int first = word * Integer.SIZE + Integer.numberOfTrailingZeros(open[i]);
        places[i] = open[i] == 0 ? places[i] : first;
      }
    }
  }

  /** The questions that clear any of 32 leaves, three by three. */
  private static final class Word {
    private static final int TOGETHER = 3;

    private int[] places = {};
    private int[] limits = {};
    private int[] keeps = {};
    private int size;

    void add(int place, int limit, int keep) {
      if (size == places.length) {
        // What is not filled in keeps all, whatever the answer.
        places = Arrays.copyOf(places, size + TOGETHER);
        limits = Arrays.copyOf(limits, size + TOGETHER);
        keeps = Arrays.copyOf(keeps, size + TOGETHER);
        Arrays.fill(keeps, size, keeps.length, -1);
      }
      places[size] = place;
      limits[size] = limit;
      keeps[size++] = keep;
    }

    void clear(int[][] columns, int[] open, int rows) {
      for (int i = 0; i < size; i += TOGETHER) {
        clear(i, columns[places[i]], columns[places[i + 1]], columns[places[i + 2]], open, rows);
      }
    }

    private void clear(int at, int[] a, int[] b, int[] c, int[] open, int rows) {
      int limitA = limits[at];
      int limitB = limits[at + 1];
      int limitC = limits[at + 2];
      int keepA = keeps[at];
      int keepB = keeps[at + 1];
      int keepC = keeps[at + 2];
      // The sign of answer − limit is all ones where the row goes left, and so keeps everything.
      for (int i = 0; i < rows; i++) {
        open[i] &=
            (keepA | ((a[i] - limitA) >> 31))
                & (keepB | ((b[i] - limitB) >> 31))
                & (keepC | ((c[i] - limitC) >> 31));
      }
    }
  }
}
