package io.kesher.importing;

/** What to do with a record that is there already. */
public enum OnMatch {
  /** What the file says replaces what is there; empty cells change nothing. */
  UPDATE,
  /** Only what is empty is filled. */
  FILL,
  /** It stays as it is; ledger entries of its row are posted all the same. */
  SKIP
}
