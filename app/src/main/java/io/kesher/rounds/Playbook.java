package io.kesher.rounds;

import io.kesher.profitability.Group;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the office serves a group.
 *
 * @param version 0 as long as nobody has adopted one
 * @param answerHours within how many hours of business time somebody answers; absent: as the office
 *     promises
 * @param rhythmDays after how many days the office comes forward by itself; absent: it does not
 * @param script what is said first; empty: nothing is set
 * @param never what is not done with this group; empty: nothing is set
 * @param by who adopted it, by name
 */
public record Playbook(
    Group group,
    int version,
    @Nullable BigDecimal answerHours,
    List<Channel> channels,
    @Nullable Integer rhythmDays,
    Holder heldBy,
    String script,
    String never,
    @Nullable String by,
    @Nullable Instant at) {
  public Playbook {
    channels = List.copyOf(channels);
  }

  /** By which ways the group is served. */
  public enum Channel {
    PHONE,
    MAIL,
    MESSAGE,
    VISIT,
    SELF_SERVICE;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Channel of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static List<Channel> of(String[] codes) {
      return Arrays.stream(codes).map(Channel::of).toList();
    }
  }

  /** Who holds its customers. */
  public enum Holder {
    /** One person by name. */
    PERSON,
    /** A team. */
    TEAM,
    /** Whoever is free in the service. */
    SERVICE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Holder of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  static Playbook none(Group group) {
    return new Playbook(group, 0, null, List.of(), null, Holder.SERVICE, "", "", null, null);
  }

  public boolean adopted() {
    return version > 0;
  }
}
