package io.kesher.web;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For whoever starts and watches the program. Alive: it answers, and starting it anew would better
 * nothing. Ready: it can serve, so requests may be sent to it. Neither says more.
 */
@RestController
@RequestMapping("/health")
@Public
class HealthController {
  private static final int SECONDS = 1;

  private final DataSource connections;
  private final ApplicationAvailability program;

  HealthController(DataSource connections, ApplicationAvailability program) {
    this.connections = connections;
    this.program = program;
  }

  @GetMapping("/live")
  Map<String, String> live() {
    return Map.of("status", "up");
  }

  @GetMapping("/ready")
  ResponseEntity<Map<String, String>> ready() {
    return program.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && databaseAnswers()
        ? ResponseEntity.ok(Map.of("status", "up"))
        : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
            .header("Retry-After", "2")
            .body(Map.of("status", "down"));
  }

  private boolean databaseAnswers() {
    try (var connection = connections.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException absent) {
      return false;
    }
  }
}
