package io.kesher.web;

import java.util.Optional;

/**
 * A kind of thing that can be taken back after a page has opened: a socket. An action that leads to
 * a page adds {@code done=<name>.<id>} to its address, and the page asks here what to show.
 */
public interface Undoable {
  /** What the address says: a word of small letters. */
  String name();

  /** Empty where there is none of that id, where it is not the reader's, or not to be undone. */
  Optional<Undo> of(Frame frame, long id);
}
