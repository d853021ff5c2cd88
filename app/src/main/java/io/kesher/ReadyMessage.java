package io.kesher;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the person at the terminal where to go. */
@Component
final class ReadyMessage {
  private static final Logger log = LoggerFactory.getLogger(ReadyMessage.class);

  @EventListener
  void tell(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      log.info("Kesher is ready: http://localhost:{}", web.getWebServer().getPort());
    }
  }
}
