package io.kesher.importing;

/** What came of a file that somebody brought. A file that is no table is refused by exception. */
public sealed interface Received {
  record Taken(Import taken) implements Received {}

  /** The same bytes are here already, and nobody said that they are meant to come again. */
  record Known(Import earlier) implements Received {}
}
