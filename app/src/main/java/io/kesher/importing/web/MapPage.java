package io.kesher.importing.web;

import io.kesher.importing.Import;
import io.kesher.importing.ImportField;
import io.kesher.importing.MappingFault;
import io.kesher.importing.Suggestion.Guess;
import io.kesher.tables.ColumnKind;
import io.kesher.tables.ColumnProfile;
import io.kesher.web.Frame;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file and what each becomes.
 *
 * @param fields that a column can become, by target
 * @param keys by which customers can be recognised with these columns
 */
public record MapPage(
    Import shown,
    List<Line> lines,
    Map<String, List<ImportField>> fields,
    List<String> keys,
    List<MappingFault> faults) {

  /** What a column's own entry in the list stands for: it stays as it is. */
  public static final String KEEP = "=";

  /**
   * One column.
   *
   * @param uses what it becomes, as {@code target.field}
   * @param guess what was thought of it, absent where nothing was
   */
  public record Line(
      int place,
      ColumnProfile column,
      List<String> samples,
      List<String> uses,
      @Nullable Guess guess) {

    public String name() {
      return column.name();
    }

    /** The message that names what the column holds. */
    public String kindKey() {
      return "importing.kind." + column.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Identity numbers are not for everybody who looks over a shoulder. */
    public String sample(int row) {
      String sample = row < samples.size() ? samples.get(row) : "";
      boolean secret = column.kind() == ColumnKind.ISRAELI_ID && sample.length() > 4;
      return secret
          ? sample.substring(0, 2) + "•••••" + sample.substring(sample.length() - 2)
          : sample;
    }

    public boolean isLeftOut() {
      return uses.isEmpty();
    }

    /** It is what was guessed, and the guess was not sure. */
    public boolean asks() {
      return guess != null
          && guess.asks()
          && uses.equals(List.of(guess.target() + "." + guess.field()));
    }

    /** How sure the guess is that became its use; absent where a person or a profile chose. */
    public @Nullable Integer certainty() {
      return guess != null && uses.contains(guess.target() + "." + guess.field())
          ? guess.certainty()
          : null;
    }

    public @Nullable String reason() {
      return guess == null ? null : guess.reason();
    }
  }

  /** What the office's people call a field that is written {@code target.field}. */
  public String label(Frame frame, String use) {
    var target = use.substring(0, use.indexOf('.'));
    var name = use.substring(use.indexOf('.') + 1);
    return frame.say("importing.target." + target)
        + " · "
        + fields.getOrDefault(target, List.of()).stream()
            .filter(field -> field.name().equals(name))
            .findFirst()
            .map(field -> field.label(frame, target))
            .orElse(name);
  }

  public long asking() {
    return lines.stream().filter(Line::asks).count();
  }

  public long leftOut() {
    return lines.stream().filter(Line::isLeftOut).count();
  }
}
