package io.kesher.books;

import io.kesher.web.Frame;
import java.util.Collection;
import java.util.Map;

/** What was handed on by {@link Routing}: a socket for the modules whose things they are. */
public interface RoutedThings {
  /** The word by which they were kept, such as {@code case}. */
  String thing();

  /** Of these, by their numbers, those that the reader may see. */
  Map<Long, Thing> of(Frame frame, Collection<Long> ids);

  /**
   * @param title as somebody typed it, or in the reader's language
   * @param became what has become of it, in a few words of the reader's language
   */
  record Thing(String title, String became, String href) {}
}
