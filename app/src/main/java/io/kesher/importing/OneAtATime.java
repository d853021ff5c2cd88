package io.kesher.importing;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Lets one import go on over all nodes. The database's own lock hangs on a connection, so it falls
 * with the program that holds it.
 */
final class OneAtATime {
  private static final long LOCK = 0x696d706f7274L; // "import"

  private final DataSource connections;

  OneAtATime(DataSource connections) {
    this.connections = connections;
  }

  /** Whether the work was done; it was not while another import goes on. */
  boolean run(Runnable work) {
    try (Connection connection = connections.getConnection()) {
      DSLContext own = DSL.using(connection, SQLDialect.POSTGRES);
      if (!ask(own, "pg_try_advisory_lock")) {
        return false;
      }
      try {
        work.run();
        return true;
      } finally {
        ask(own, "pg_advisory_unlock");
      }
    } catch (SQLException fault) {
      throw new DataAccessException("no connection for the lock of imports", fault);
    }
  }

  private static boolean ask(DSLContext own, String function) {
    return own.select(DSL.function(function, SQLDataType.BOOLEAN, DSL.val(LOCK)))
        .fetchSingle()
        .value1();
  }
}
