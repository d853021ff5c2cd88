package io.kesher.models.learning;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Runs independent pieces of work on a stated number of threads. With one it is the caller's own.
 * Threads end when this is closed.
 */
final class Workers implements AutoCloseable {
  /** Rows of one piece. Fixed, so that sums over pieces do not depend on the number of threads. */
  static final int PIECE = 1 << 14;

  private final int threads;
  private final ForkJoinPool pool;

  Workers(int threads) {
    this.threads = threads;
    this.pool = new ForkJoinPool(threads);
  }

  /** Runs a piece for each number from 0, and waits for all. */
  void forEach(int pieces, IntConsumer piece) {
    if (threads == 1 || pieces < 2) {
      IntStream.range(0, pieces).forEach(piece);
    } else {
      pool.submit(() -> IntStream.range(0, pieces).parallel().forEach(piece)).join();
    }
  }

  /** Runs work on ranges of rows: {@code from} and the end. */
  void forRows(int rows, RowRange work) {
    int pieces = (rows + PIECE - 1) / PIECE;
    forEach(pieces, i -> work.run(i * PIECE, Math.min(rows, (i + 1) * PIECE)));
  }

  interface RowRange {
    void run(int from, int end);
  }

  @Override
  public void close() {
    pool.close();
  }
}
