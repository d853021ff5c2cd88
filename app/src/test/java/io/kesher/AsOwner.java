package io.kesher;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What only the owner of the test's database may: to empty its tables, or to tamper with them. */
public final class AsOwner {
  private AsOwner() {}

  public static void run(String statement) {
    client().sql(statement).update();
  }

  public static JdbcClient client() {
    var owner = SwitchingDatabase.owner();
    return JdbcClient.create(
        new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
  }
}
