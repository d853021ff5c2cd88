package io.kesher.web;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens on one connection of its own for what any node says, and takes a new one when that
 * breaks.
 */
@Component
class LiveListener implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LiveListener.class);
  private static final int LISTEN_MILLIS = 500;
  private static final int AGAIN_AFTER_MILLIS = 1000;

  private final DataSource database;
  private final LiveStreams streams;
  private volatile @Nullable Thread listening;

  LiveListener(DataSource database, LiveStreams streams) {
    this.database = database;
    this.streams = streams;
  }

  @Override
  public void start() {
    var thread = Thread.ofVirtual().name("live listener").unstarted(this::listen);
    listening = thread;
    thread.start();
  }

  @Override
  public void stop() {
    var thread = listening;
    listening = null;
    if (thread != null) {
      // not interrupted: that would break its connection in the middle of a read
      try {
        thread.join(Duration.ofMillis(2 * LISTEN_MILLIS));
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return listening != null;
  }

  private void listen() {
    while (mine()) {
      try {
        listenOnOneConnection();
      } catch (SQLException broken) {
        log.info("Live events pause: {}", broken.getMessage());
        pause();
      }
    }
  }

  private void listenOnOneConnection() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("listen " + LiveEvents.CHANNEL);
      streams.hearAll();
      var server = connection.unwrap(PGConnection.class);
      while (mine()) {
        var heard = server.getNotifications(LISTEN_MILLIS);
        for (var notification : heard == null ? new org.postgresql.PGNotification[0] : heard) {
          streams.hear(notification.getParameter());
        }
      }
      statement.execute("unlisten *");
    }
  }

  private boolean mine() {
    return Thread.currentThread() == listening;
  }

  private void pause() {
    try {
      Thread.sleep(AGAIN_AFTER_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
