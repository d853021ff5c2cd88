package io.kesher.views;

/** A list of which views can be kept: a socket. */
public interface ViewedList {
  /** How its views name it. */
  String name();

  /** Where it is. */
  String path();

  /** What the reader needs in order to see it at all. */
  String permission();

  /**
   * Whether the reader may ask this of the list. A view that names what is hidden from them is not
   * shown to them, nor is what it asks.
   *
   * @param query what stands behind the question mark of the list's address
   */
  boolean answers(String query);
}
