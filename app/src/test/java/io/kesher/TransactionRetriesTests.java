package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

class TransactionRetriesTests {
  private final AtomicInteger attempts = new AtomicInteger();
  private JdbcClient database;
  private Purse purse;

  /** Two rows that everybody changes, in whatever order. */
  static class Purse {
    private final JdbcClient database;
    private final AtomicInteger attempts;

    Purse(JdbcClient database, AtomicInteger attempts) {
      this.database = database;
      this.attempts = attempts;
    }

    interface Meeting {
      void await() throws InterruptedException, BrokenBarrierException, TimeoutException;
    }

    @Transactional
    public void move(int from, int to, Meeting meeting) throws Exception {
      attempts.incrementAndGet();
      add(from, -1);
      meeting.await();
      add(to, 1);
    }

    @Transactional
    public void give(int coins) {
      attempts.incrementAndGet();
      add(1, coins);
    }

    private void add(int pocket, int coins) {
      database
          .sql("update pocket set coins = coins + ? where id = ?")
          .params(coins, pocket)
          .update();
    }
  }

  @BeforeEach
  void open() {
    var fresh = DatabaseForTests.fresh();
    var source = new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password());
    var template = new JdbcTemplate(source);
    template.setExceptionTranslator(new SQLErrorCodeSQLExceptionTranslator(source)); // as jOOQ's is
    database = JdbcClient.create(template);
    database
        .sql("create table pocket (id int primary key, coins int check (coins < 100))")
        .update();
    database.sql("insert into pocket values (1, 10), (2, 10)").update();
    var proxies = new ProxyFactory(new Purse(database, attempts));
    proxies.setProxyTargetClass(true);
    proxies.addAdvisor(TransactionRetries.wholeTransactionsAgain());
    proxies.addAdvice(
        new TransactionInterceptor(
            new JdbcTransactionManager(source), new AnnotationTransactionAttributeSource()));
    purse = (Purse) proxies.getProxy();
  }

  @Test
  void ofTwoThatLockEachOtherOutBothAreDoneAndEachOnce() throws Exception {
    var both = new CyclicBarrier(2);
    // they meet in their first attempts only: the loser's second finds nobody in the middle
    Purse.Meeting once =
        () -> {
          if (attempts.get() <= 2) {
            both.await(30, TimeUnit.SECONDS);
          }
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      var there = threads.submit(() -> move(1, 2, once));
      var back = threads.submit(() -> move(2, 1, once));
      there.get(60, TimeUnit.SECONDS);
      back.get(60, TimeUnit.SECONDS);
    }
    assertThat(attempts).as("one of them was given up by the database and came again").hasValue(3);
    assertThat(coins(1)).isEqualTo(10);
    assertThat(coins(2)).isEqualTo(10);
  }

  @Test
  void whoseLockTakesTooLongIsToldAndNotTriedAgain() throws Exception {
    database.sql("alter database %s set lock_timeout = '50ms'".formatted(name())).update();
    var held = new CyclicBarrier(2);
    var over = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(1)) {
      var holder =
          threads.submit(() ->
              move(
                  1,
                  2,
                  () -> {
                    held.await(30, TimeUnit.SECONDS);
                    over.await(30, TimeUnit.SECONDS);
                  }));
      held.await(30, TimeUnit.SECONDS);
      attempts.set(0);
      assertThatThrownBy(() -> purse.give(1))
          .isInstanceOf(PessimisticLockingFailureException.class);
      assertThat(attempts).hasValue(1);
      over.await(30, TimeUnit.SECONDS);
      holder.get(30, TimeUnit.SECONDS);
    }
    assertThat(coins(1)).isEqualTo(9);
  }

  @Test
  void aChangeThatIsWrongIsNotTriedAgain() {
    assertThatThrownBy(() -> purse.give(100)).isInstanceOf(DataIntegrityViolationException.class);
    assertThat(attempts).hasValue(1);
    assertThat(coins(1)).isEqualTo(10);
  }

  private Object move(int from, int to, Purse.Meeting meeting) throws Exception {
    purse.move(from, to, meeting);
    return to;
  }

  private String name() {
    return "\"" + database.sql("select current_database()").query(String.class).single() + "\"";
  }

  private int coins(int pocket) {
    return database
        .sql("select coins from pocket where id = ?")
        .param(pocket)
        .query(Integer.class)
        .single();
  }
}
