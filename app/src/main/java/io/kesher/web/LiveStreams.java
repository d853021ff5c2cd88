package io.kesher.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams that are open on this node. At shutdown they end first, so that nothing waits for
 * them.
 */
@Component
class LiveStreams implements SmartLifecycle {
  static final int MOST_PER_EMPLOYEE = 30;

  private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
  private final ObjectProvider<Surroundings> surroundings;
  private volatile boolean running;

  LiveStreams(ObjectProvider<Surroundings> surroundings) {
    this.surroundings = surroundings;
  }

  SseEmitter open(String topic, Reader reader) {
    var stream = new LiveStream(topic, reader, who -> surroundings.getObject().lasts(who));
    if (streams.stream().filter(other -> other.isOf(reader.employee())).count()
        >= MOST_PER_EMPLOYEE) {
      throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "web.problem.too-many");
    }
    streams.add(stream);
    stream.serve(() -> streams.remove(stream));
    return stream.emitter();
  }

  void hear(String said) {
    streams.stream().filter(stream -> stream.concerns(said)).forEach(stream -> stream.hear(said));
  }

  /** After a gap nobody knows what was missed, so everybody asks again. */
  void hearAll() {
    streams.forEach(LiveStream::doubt);
  }

  int open() {
    return streams.size();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    streams.forEach(LiveStream::end);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
