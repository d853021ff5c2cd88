package io.kesher.cases;

/** In what state a case is, as its last step says. */
public enum CaseState {
  OPEN,
  /** Open, and the customer's turn: its deadline stands still. */
  WAITING,
  CLOSED
}
