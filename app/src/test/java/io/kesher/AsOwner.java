package io.kesher;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What only the owner of the test's database may: to empty its tables, or to tamper with them. */
public final class AsOwner {
  private static final int ATTEMPTS = 5;

  private AsOwner() {}

  /**
   * Where it meets a job that goes on beside the test, one of the two gives way: that is this one,
   * and it tries again.
   */
  public static void run(String statement) {
    for (int attempt = 1; ; attempt++) {
      try {
        client().sql(statement).update();
        return;
      } catch (PessimisticLockingFailureException met) {
        if (attempt == ATTEMPTS) {
          throw met;
        }
      }
    }
  }

  public static JdbcClient client() {
    var owner = SwitchingDatabase.owner();
    return JdbcClient.create(
        new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
  }
}
