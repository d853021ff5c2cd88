package io.kesher.customers;

import io.kesher.identity.Viewer;

/** Which of the fields that a role may be kept from the viewer sees. */
record Seen(boolean contactPoints, boolean israeliId, boolean birthDate, boolean details) {
  private static final String OURS = "customers.";

  static Seen by(Viewer viewer) {
    return new Seen(
        viewer.sees(OURS + "contact-points"),
        viewer.sees(OURS + "israeli-id"),
        viewer.sees(OURS + "birth-date"),
        viewer.sees(OURS + "details"));
  }
}
