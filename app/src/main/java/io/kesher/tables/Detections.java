package io.kesher.tables;

import java.io.IOException;

/** Finds out what a file is and how its rows are to be read. */
public final class Detections {
  private Detections() {}

  /** Looks at all of the file; takes about as long as reading it. */
  public static Examination examine(Source source, Limits limits) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Looks again, as {@code format} says: after a person has changed what was detected. */
  public static Examination examine(Source source, TableFormat format, Limits limits)
      throws IOException {
    throw new UnsupportedOperationException();
  }
}
