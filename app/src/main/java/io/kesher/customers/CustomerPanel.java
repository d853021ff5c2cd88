package io.kesher.customers;

import gg.jte.models.runtime.JteModel;
import io.kesher.web.Frame;
import java.util.Optional;

/**
 * A part of the customer page that another module fills: a socket. Panels stand in the order of
 * {@code @Order}.
 */
public interface CustomerPanel {
  /** Where on the page it stands. */
  enum Zone {
    /** Across the page, right under the name: the verdict in one sentence and six facts. */
    STRIP,
    /** Who they are. */
    START,
    /** What happened. */
    MIDDLE,
    /** What follows from it. */
    END
  }

  Zone zone();

  /** Its HTML; empty where it has nothing to say of this customer. */
  Optional<JteModel> show(Frame frame, Customer customer);
}
