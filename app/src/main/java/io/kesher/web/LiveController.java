package io.kesher.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The stream behind {@code <live-region>}. A topic begins with the thing it speaks of, and is for
 * those who may see it: {@code imports/42} for {@code imports:see}.
 */
@Controller
class LiveController {
  private static final Pattern TOPIC = Pattern.compile("/[a-z-]+(/[a-z0-9-]+)*");
  private static final int LONGEST_TOPIC = 100;

  private final LiveStreams streams;

  LiveController(LiveStreams streams) {
    this.streams = streams;
  }

  @May(May.SELF)
  @GetMapping(path = "/live/{*topic}")
  SseEmitter show(Frame frame, @PathVariable String topic, HttpServletResponse response) {
    var reader = frame.reader();
    if (reader == null
        || topic.length() > LONGEST_TOPIC
        || !TOPIC.matcher(topic).matches()
        || !frame.may(topic.split("/", 3)[1] + ":see")) {
      throw Refusal.notFound();
    }
    response.setHeader("X-Accel-Buffering", "no");
    return streams.open(topic.substring(1), reader);
  }
}
