package io.kesher.web;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream and the virtual thread that serves it. Events that come while one is being sent
 * melt into the next; a slow reader holds up nobody else.
 */
final class LiveStream {
  private static final long LONGEST_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long HEARTBEAT_SECONDS = 20;

  private final String topic;
  private final Reader reader;
  private final SseEmitter emitter = new SseEmitter(LONGEST_MILLIS);
  private final Semaphore news = new Semaphore(0);
  private final Predicate<Reader> lasts;
  private volatile boolean open = true;
  private volatile boolean doubted;

  LiveStream(String topic, Reader reader, Predicate<Reader> lasts) {
    this.topic = topic;
    this.reader = reader;
    this.lasts = lasts;
  }

  SseEmitter emitter() {
    return emitter;
  }

  boolean isOf(long employee) {
    return reader.employee() == employee;
  }

  boolean concerns(String said) {
    return said.equals(topic)
        || said.equals(LiveEvents.END + reader.session())
        || said.equals(LiveEvents.END_ALL + reader.employee());
  }

  /** Passes an event on; the end of the reader's sign-in ends the stream. */
  void hear(String said) {
    if (said.equals(topic)) {
      nudge();
    } else {
      end();
    }
  }

  void nudge() {
    news.release();
  }

  /** Something may have been missed: news, or that the reader's sign-in is over. */
  void doubt() {
    doubted = true;
    nudge();
  }

  void end() {
    open = false;
    news.release();
  }

  /** Serves until the reader is gone, then calls back. */
  void serve(Runnable gone) {
    emitter.onTimeout(this::end);
    emitter.onError(_ -> end());
    emitter.onCompletion(this::end);
    Thread.ofVirtual().name("live " + topic).start(() -> run(gone));
  }

  private void run(Runnable gone) {
    try {
      // a browser has an event of its own for "open", and would hear of it twice
      emitter.send(SseEmitter.event().name("listening").data(""));
      while (open) {
        var heard = news.tryAcquire(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        news.drainPermits();
        if ((doubted || !heard) && !lasts.test(reader)) {
          break;
        }
        doubted = false;
        if (open) {
          emitter.send(
              heard ? SseEmitter.event().name("change").data("") : SseEmitter.event().comment(""));
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException left) {
      emitter.completeWithError(left);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      gone.run();
    }
  }
}
