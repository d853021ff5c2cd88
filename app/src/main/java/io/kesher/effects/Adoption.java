package io.kesher.effects;

import io.kesher.profitability.Group;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that the office has adopted.
 *
 * @param group whose playbook it is; absent: it goes for all
 * @param by absent: nobody knows, or they have never been named
 */
public record Adoption(
    Key key, @Nullable Group group, LocalDate day, @Nullable String by, @Nullable String note) {

  public enum Kind {
    ROUND,
    PLAYBOOK,
    BOOKS,
    RULES;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What names it, as an address has it: {@code round-12}, {@code playbook-A-3}.
   *
   * @param number of a playbook its version
   */
  public record Key(Kind kind, @Nullable Group group, long number) {
    private static final Pattern WRITTEN =
        Pattern.compile("(round|playbook|books|rules)(?:-([ABCDN]))?-(\\d{1,18})");

    public static Optional<Key> parse(String text) {
      var written = WRITTEN.matcher(text);
      if (!written.matches()) {
        return Optional.empty();
      }
      var kind = of(written.group(1));
      var group = written.group(2) == null ? null : Group.valueOf(written.group(2));
      return (kind == Kind.PLAYBOOK) == (group != null)
          ? Optional.of(new Key(kind, group, Long.parseLong(written.group(3))))
          : Optional.empty();
    }

    static Kind of(String code) {
      return Arrays.stream(Kind.values())
          .filter(kind -> kind.code().equals(code))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return kind.code() + (group == null ? "" : "-" + group) + "-" + number;
    }
  }
}
