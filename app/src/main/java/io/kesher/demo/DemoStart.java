package io.kesher.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Opens on the demo office where {@code KESHER_DEMO=true} asks for it, and says who may enter. */
@Component
@ConditionalOnProperty("KESHER_DEMO")
final class DemoStart implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

  private final DemoOpening opening;
  private final SignInFile file;
  private final Environment environment;
  private volatile boolean running;

  DemoStart(DemoOpening opening, SignInFile file, Environment environment) {
    this.opening = opening;
    this.file = file;
    this.environment = environment;
  }

  @Override
  public void start() {
    opening.open(file);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the door to the first start is there for anybody else. */
  @Override
  public int getPhase() {
    return -1;
  }

  @EventListener(ApplicationReadyEvent.class)
  void tell() {
    file.passphrase()
        .ifPresentOrElse(
            passphrase ->
                log.info(
                    """
                    The demo office is open
                      address:    http://localhost:{}
                      e-mail:     {}
                      passphrase: {}
                      (kept in {})\
                    """,
                    environment.getProperty("local.server.port"),
                    DemoOpening.EMAIL,
                    passphrase,
                    file.path()),
            () -> log.warn("{} is not there: this office was not opened as a demo", file.path()));
  }
}
