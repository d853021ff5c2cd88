package io.kesher.profitability;

import io.kesher.web.Frame;
import java.util.Collection;
import java.util.Map;

/** Which work has posted an entry of time: a socket for the modules that let people spend it. */
public interface WorkSource {
  /**
   * Of these entries those that the module has posted, as far as the reader may see the work.
   *
   * @param entries their numbers
   */
  Map<Long, Work> of(Frame frame, Collection<Long> entries);

  /**
   * @param title in the reader's language
   * @param href the page that tells more
   */
  record Work(String title, String href) {}
}
