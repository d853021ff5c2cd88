package io.kesher;

import io.kesher.identity.Employees;
import io.kesher.identity.Invitations;
import io.kesher.identity.Rights;
import io.kesher.identity.Roles;
import io.kesher.identity.Sessions;
import io.kesher.identity.Setup;
import javax.sql.DataSource;
import org.jooq.ExecuteListenerProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * What stands in the program's place during tests: the database and the clock. Everything else is
 * real.
 */
class TestConfiguration {
  @Bean
  DataSource database() {
    return new SwitchingDatabase();
  }

  @Bean
  ExecuteListenerProvider settledTables() {
    return SettledTables::new;
  }

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }

  @Bean
  TestOffice testOffice(
      Setup setup,
      Invitations invitations,
      Roles roles,
      Employees employees,
      Rights rights,
      Sessions sessions) {
    return new TestOffice(setup, invitations, roles, employees, rights, sessions);
  }
}
