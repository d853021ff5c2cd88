package io.kesher.files.web;

import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How large a file is, as people say it. */
public final class Sizes {
  private static final BigDecimal STEP = BigDecimal.valueOf(1024);

  private Sizes() {}

  public static String of(Frame frame, long bytes) {
    var kilobytes = BigDecimal.valueOf(bytes).divide(STEP, 1, RoundingMode.UP);
    return kilobytes.compareTo(STEP) < 0
        ? frame.say("files.kilobytes", frame.number(kilobytes.setScale(0, RoundingMode.UP), 0))
        : frame.say(
            "files.megabytes", frame.number(kilobytes.divide(STEP, 1, RoundingMode.HALF_UP), 1));
  }
}
