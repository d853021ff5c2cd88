package io.kesher.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two customers who were made one.
 *
 * @param kept who is there for both
 * @param gone who is there no more; their address leads to the other
 * @param name what the one who went was called
 * @param undoneAt when they became two again; absent as long as they are one
 */
public record Merge(
    long id,
    CustomerId kept,
    CustomerId gone,
    String name,
    Instant at,
    @Nullable Instant undoneAt) {
  /** A field in which the two may differ, and of which one is kept. */
  public enum Field {
    NAME("name", "name_key"),
    KIND("kind"),
    EXTERNAL_ID("external_id"),
    ISRAELI_ID("israeli_id", "israeli_id_verified", "id_kind"),
    BIRTH_DATE("birth_date"),
    SINCE("since"),
    OWNER("owner_id");

    private final String[] columns;

    Field(String... columns) {
      this.columns = columns;
    }

    String[] columns() {
      return columns.clone();
    }
  }
}
