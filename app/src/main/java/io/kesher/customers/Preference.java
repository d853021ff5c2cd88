package io.kesher.customers;

import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a customer likes to be spoken to.
 *
 * @param quietFrom from when they are not to be called; the hours may go over midnight
 */
public record Preference(
    @Nullable Tongue language,
    @Nullable Channel channel,
    @Nullable LocalTime quietFrom,
    @Nullable LocalTime quietTo) {
  /** Nothing said. */
  public static final Preference NONE = new Preference(null, null, null, null);

  /** The languages of the country, and those that are not. */
  public enum Tongue {
    HE,
    EN,
    AR,
    RU,
    FR,
    AM,
    OTHER;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Tongue ofNullable(@Nullable String code) {
      return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether they are not to be called at this time of the day. */
  public boolean isQuiet(LocalTime now) {
    if (quietFrom == null || quietTo == null) {
      return false;
    }
    boolean after = !now.isBefore(quietFrom);
    boolean before = now.isBefore(quietTo);
    return quietFrom.isBefore(quietTo) ? after && before : after || before;
  }
}
