package io.kesher.customers;

import gg.jte.models.runtime.JteModel;
import io.kesher.web.Frame;
import java.util.Optional;

/**
 * A fact that a module below brings into the strip across a customer's page, among those of their
 * contribution: a socket. Only what must be known before anything is said to them.
 */
public interface CustomerHighlight {
  /** One {@code <div class="fact">}; empty where there is nothing to say of this customer. */
  Optional<JteModel> of(Frame frame, Customer customer);
}
