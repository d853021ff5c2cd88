package io.kesher.customers;

import gg.jte.models.runtime.JteModel;
import io.kesher.identity.EmployeeId;
import io.kesher.web.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a module below says of a customer in a few signs, wherever they are named on somebody else's
 * page: a socket.
 */
public interface CustomerMark {
  /**
   * Its HTML; empty where there is nothing to say, or it is not the reader's to know.
   *
   * @param owner in whose hands the customer is
   */
  Optional<JteModel> of(Frame frame, CustomerId customer, @Nullable EmployeeId owner);
}
