package io.kesher.models.learning;

import java.util.stream.IntStream;

/**
 * The places of an array by falling value, equal values in their old order: what a ranking needs,
 * without boxing a million numbers. A merge sort from the bottom up.
 */
final class Order {
  private Order() {}

  static int[] descending(double[] values) {
    int[] order = IntStream.range(0, values.length).toArray();
    int[] spare = new int[order.length];
    for (int width = 1; width < order.length; width *= 2) {
      for (int start = 0; start < order.length; start += 2 * width) {
        merge(values, order, spare, start, width);
      }
      int[] merged = spare;
      spare = order;
      order = merged;
    }
    return order;
  }

  private static void merge(double[] values, int[] from, int[] to, int start, int width) {
    int left = start;
    int middle = Math.min(start + width, from.length);
    int right = middle;
    int end = Math.min(middle + width, from.length);
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right >= end || (left < middle && values[from[left]] >= values[from[right]]);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
