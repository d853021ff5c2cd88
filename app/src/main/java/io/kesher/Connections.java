package io.kesher;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * How jOOQ reaches the database: by the connection of the transaction, or by one for a single
 * statement. Spring's own way puts three proxies around each statement, which a page of forty
 * statements feels.
 */
@Component
class Connections implements ConnectionProvider, DefaultConfigurationCustomizer {
  private final DataSource connections;

  Connections(DataSource connections) {
    this.connections = connections;
  }

  /** Lists of 5 and of 8 values are one statement, which the database has planned before. */
  @Override
  public void customize(DefaultConfiguration jooq) {
    jooq.settings().setInListPadding(true);
  }

  @Override
  public Connection acquire() {
    try {
      return DataSourceUtils.doGetConnection(connections);
    } catch (SQLException absent) {
      throw new DataAccessException("no connection", absent);
    }
  }

  @Override
  public void release(Connection connection) {
    DataSourceUtils.releaseConnection(connection, connections);
  }
}
