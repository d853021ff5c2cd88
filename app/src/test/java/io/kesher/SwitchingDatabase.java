package io.kesher;

import com.zaxxer.hikari.HikariDataSource;
import io.kesher.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The database of the test class that runs now, behind the one program that all of them share. */
final class SwitchingDatabase extends AbstractDataSource {
  private static volatile @Nullable HikariDataSource current;
  private static volatile @Nullable Database owner;

  static synchronized void use(Database database) {
    var before = current;
    var program = DatabaseForTests.access(database).program();
    owner = database;
    var pool = new HikariDataSource();
    pool.setJdbcUrl(program.url());
    pool.setUsername(program.user());
    pool.setPassword(program.password());
    pool.setMaximumPoolSize(8);
    current = pool;
    if (before != null) {
      before.close();
    }
  }

  /** The same database as its owner, who may what the program may not. */
  static Database owner() {
    return Objects.requireNonNull(owner);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (current == null) {
      // a class whose one instance is made before anything else of it
      use(DatabaseForTests.fresh());
    }
    return Objects.requireNonNull(current).getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) {
    throw new UnsupportedOperationException();
  }
}
