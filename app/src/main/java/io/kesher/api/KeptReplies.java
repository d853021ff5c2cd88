package io.kesher.api;

import io.kesher.db.api.Routines;
import java.util.Collection;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Lets go of kept answers that tell of somebody. A request that comes again is then a new one. */
@Component
public class KeptReplies {
  private final DSLContext database;

  KeptReplies(DSLContext database) {
    this.database = database;
  }

  /**
   * @param texts what an answer may hold of them, as JSON writes it
   */
  public void forget(Collection<String> texts) {
    Routines.forget(database.configuration(), texts.toArray(String[]::new));
  }
}
