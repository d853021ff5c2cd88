package io.kesher.importing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do with a record that is there already. */
public enum OnMatch {
  /** What the file says replaces what is there; empty cells change nothing. */
  @JsonProperty("update")
  UPDATE,
  /** Only what is empty is filled. */
  @JsonProperty("fill")
  FILL,
  /** It stays as it is; ledger entries of its row are posted all the same. */
  @JsonProperty("skip")
  SKIP
}
