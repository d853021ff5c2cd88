package io.kesher.customers;

import gg.jte.models.runtime.JteModel;
import io.kesher.values.Period;
import io.kesher.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of the customer page that another module fills: a socket. Panels stand in the order of
 * {@code @Order}.
 */
public interface CustomerPanel {
  /** Where on the page it stands. */
  enum Zone {
    /** In the page's head: what is chosen or done for the whole page. */
    ACTIONS,
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

  /**
   * Its HTML; empty where it has nothing to say of this customer.
   *
   * @param period the period asked for; absent for the office's standard period
   */
  Optional<JteModel> show(Frame frame, Customer customer, @Nullable Period period);
}
