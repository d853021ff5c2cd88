package io.kesher.books;

import java.util.Locale;

/** Why a proposal puts a customer where it does. */
public enum Reason {
  /** They stay with whoever knows them. */
  KEPT,
  /** They were in nobody's hands. */
  UNHELD,
  /** Whoever held them holds none of these books. */
  HOLDER_OUT,
  /** The book that they were in needs more than its holder has. */
  RELIEF,
  /** Their holder's room goes to somebody who is worth more there. */
  GIVES_WAY,
  LANGUAGE,
  LINES,
  SKILL,
  /** No book has room for them. */
  NO_ROOM,
  /** They are not among those for whom the books are. */
  OUTSIDE;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Reason of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
