package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kesher.postgres.Access;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The database goes and comes back. Between it and a program of its own stands a gate that the test
 * shuts: connections break and nobody answers, as when a server is stopped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTests {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private Access access;
  private Gateway gateway;
  private ConfigurableApplicationContext program;
  private String base;

  @BeforeAll
  void start() throws IOException {
    access = DatabaseForTests.access(DatabaseForTests.fresh());
    var real = URI.create(access.program().url().substring("jdbc:".length()));
    gateway = new Gateway(real.getPort());
    var application = new SpringApplication(Kesher.class);
    application.setDefaultProperties(
        java.util.Map.of(
            "server.port",
            "0",
            "KESHER_DATA",
            "target/outage",
            "KESHER_ADMIN_EMAIL",
            TestOffice.EMAIL,
            "KESHER_ADMIN_PASSWORD",
            TestOffice.PASSPHRASE,
            "KESHER_API_KEY",
            TestOffice.API_KEY,
            "spring.datasource.url",
            "jdbc:postgresql://127.0.0.1:" + gateway.port() + real.getPath(),
            "spring.datasource.username",
            access.program().user(),
            "spring.datasource.password",
            access.program().password(),
            "spring.flyway.enabled",
            "false"));
    program = application.run();
    base = "http://localhost:" + program.getEnvironment().getProperty("local.server.port");
  }

  @AfterAll
  void stop() throws IOException {
    program.close();
    gateway.close();
  }

  @Test
  void isToldWithinTwoSecondsAndIsOverWithinFive() throws Exception {
    assertThat(get("/api/v1/me").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    int threads = Thread.activeCount();

    gateway.shut();

    for (var path : new String[] {"/api/v1/me", "/customers", "/sign-in", "/api/v1/customers"}) {
      var began = System.nanoTime();
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .as(path)
          .isLessThan(Duration.ofSeconds(2));
    }
    assertThat(get("/customers").body()).contains("<kept-forms failed").doesNotContain("Exception");
    assertThat(get("/api/v1/me").headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(Thread.activeCount()).isLessThan(threads + 20);

    gateway.open();

    await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> get("/api/v1/me").statusCode() == 200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aDatabaseThatHangsIsNoBetterThanOneThatIsGone() throws Exception {
    assertThat(get("/api/v1/me").statusCode()).isEqualTo(200);

    gateway.hold();

    for (var path : new String[] {"/api/v1/me", "/customers", "/api/v1/customers"}) {
      var began = System.nanoTime();
      assertThat(get(path).statusCode()).as(path).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .as(path)
          .isLessThan(Duration.ofSeconds(5));
    }

    gateway.release();

    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> get("/api/v1/me").statusCode() == 200);
  }

  @Test
  void whoeverIsInTheMiddleOfAStatementIsToldTooThatTheDatabaseHangs() throws Exception {
    assertThat(get("/api/v1/customers").statusCode()).isEqualTo(200);
    var owner = access.owner();
    try (var directly = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        var statement = directly.createStatement()) {
      directly.setAutoCommit(false);
      statement.execute("lock table customers.customer in access exclusive mode");
      var waiting = getLater("/api/v1/customers");
      await().until(() -> somebodyWaits(statement));

      gateway.hold();

      var answer = waiting.get(8, TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("web.problem.unavailable");
    } finally {
      gateway.release();
    }
    await().until(() -> get("/api/v1/customers").statusCode() == 200);
  }

  private static boolean somebodyWaits(Statement statement) throws SQLException {
    try (var waiting = statement.executeQuery("select 1 from pg_locks where not granted limit 1")) {
      return waiting.next();
    }
  }

  private CompletableFuture<HttpResponse<String>> getLater(String path) {
    return CLIENT.sendAsync(request(path), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(request(path), BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + TestOffice.API_KEY)
        .build();
  }

  /** Passes bytes both ways while it is open; keeps them to itself while it is held. */
  private static final class Gateway {
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;
    private final ReentrantReadWriteLock passage = new ReentrantReadWriteLock();
    private volatile ServerSocket door;

    Gateway(int target) throws IOException {
      this.target = target;
      this.door = bound(0);
      this.port = door.getLocalPort();
      listen(door);
    }

    int port() {
      return port;
    }

    void shut() throws IOException {
      door.close();
      close();
    }

    void hold() {
      passage.writeLock().lock();
    }

    void release() {
      passage.writeLock().unlock();
    }

    void open() throws IOException {
      door = bound(port);
      listen(door);
    }

    void close() throws IOException {
      door.close();
      for (var socket : sockets) {
        socket.close();
      }
      sockets.clear();
    }

    private static ServerSocket bound(int port) throws IOException {
      return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    private void listen(ServerSocket at) {
      Thread.ofVirtual()
          .start(() -> {
            while (!at.isClosed()) {
              try {
                var in = at.accept();
                var out = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(in);
                sockets.add(out);
                pass(in, out);
                pass(out, in);
              } catch (IOException shut) {
                // the gate is shut, or this one did not come through
              }
            }
          });
    }

    private void pass(Socket from, Socket to) {
      Thread.ofVirtual()
          .start(() -> {
            try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
              var bytes = new byte[1 << 16];
              for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                passage.readLock().lock();
                try {
                  out.write(bytes, 0, read);
                } finally {
                  passage.readLock().unlock();
                }
              }
            } catch (IOException broken) {
              // one side has gone, and the other goes with it
            }
          });
    }
  }
}
