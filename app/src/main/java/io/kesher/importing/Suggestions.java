package io.kesher.importing;

import io.kesher.importing.FieldSource.OfColumn;
import io.kesher.importing.Suggestion.Guess;
import io.kesher.tables.ColumnKind;
import io.kesher.tables.ColumnProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Guesses what columns hold, from their names and from what is in them. A name and a content that
 * agree are sure; one of the two alone asks a person.
 */
@Component
final class Suggestions {
  /** From this certainty on a column needs no confirmation. */
  static final int SURE = 85;

  /** The column is called exactly as one expects. */
  private static final int EXACT = 98;

  private final Targets targets;
  private final ColumnNames names;

  Suggestions(Targets targets, ColumnNames names) {
    this.targets = targets;
    this.names = names;
  }

  Suggestion of(List<ColumnProfile> columns) {
    List<Guess> guesses = columns.stream().map(this::guess).toList();
    guesses = withoutAgreement(guesses);
    guesses = onceEach(guesses);
    return new Suggestion(mapping(guesses), guesses);
  }

  private Guess guess(ColumnProfile column) {
    String name = column.name();
    if (names.isShielded(name)) {
      return Guess.leftOut(name, "protected");
    }
    if (ErrorFile.isOwn(name)) {
      return Guess.leftOut(name, "error-file");
    }
    if (names.isFreeText(name)) {
      return Guess.leftOut(name, "free-text");
    }
    if (column.kind() == ColumnKind.EMPTY) {
      return Guess.leftOut(name, "empty");
    }
    return named(column, names.field(name), EXACT)
        .or(() -> named(column, targets.called(ColumnNames::key, name).orElse(null), EXACT))
        .or(() -> named(column, names.fieldWithin(name), 74))
        .or(() -> named(column, byContent(column.kind()), 66))
        .orElseGet(() -> Guess.leftOut(name, "unknown"));
  }

  private Optional<Guess> named(ColumnProfile column, @Nullable String path, int certainty) {
    if (path == null) {
      return Optional.empty();
    }
    String target = path.substring(0, path.indexOf('.'));
    String field = path.substring(path.indexOf('.') + 1);
    return targets
        .field(target, field)
        .filter(found -> certainty == EXACT || fits(found.type(), column.kind()))
        .map(found ->
            new Guess(
                column.name(), target, field, certainty(found.type(), column, certainty), null));
  }

  private static int certainty(FieldType type, ColumnProfile column, int certainty) {
    if (column.dateOrderAmbiguous() || column.decimalMarkAmbiguous()) {
      return Math.min(certainty, 60);
    }
    if (!fits(type, column.kind())) {
      return 55; // some cells of it are not what the name says
    }
    return certainty == EXACT && telling(column.kind()) && type != FieldType.TEXT ? 100 : certainty;
  }

  private static @Nullable String byContent(ColumnKind kind) {
    return switch (kind) {
      case EMAIL -> "customer.email";
      case PHONE -> "customer.phone";
      case ISRAELI_ID -> "customer.israeliId";
      case EMPTY, TEXT, INTEGER, DECIMAL, DATE, DATE_TIME, YES_NO -> null;
    };
  }

  private static boolean telling(ColumnKind kind) {
    return byContent(kind) != null || kind == ColumnKind.DATE;
  }

  private static boolean fits(FieldType type, ColumnKind kind) {
    return switch (type) {
      case TEXT, DETAILS, EXTERNAL_ID -> true;
      case MONEY -> kind == ColumnKind.DECIMAL || isWhole(kind);
      case WHOLE -> isWhole(kind);
      case DATE -> kind == ColumnKind.DATE || kind == ColumnKind.DATE_TIME;
      case PHONE -> kind == ColumnKind.PHONE || kind == ColumnKind.TEXT || isWhole(kind);
      case EMAIL -> kind == ColumnKind.EMAIL || kind == ColumnKind.TEXT;
      case ISRAELI_ID -> kind == ColumnKind.TEXT || isWhole(kind);
      case YES_NO -> kind == ColumnKind.YES_NO;
    };
  }

  /** Ids and years are whole numbers too, whatever else they look like. */
  private static boolean isWhole(ColumnKind kind) {
    return kind == ColumnKind.INTEGER || kind == ColumnKind.ISRAELI_ID || kind == ColumnKind.YES_NO;
  }

  /** Without a number there is no agreement: its premium is taken for income, to be confirmed. */
  private List<Guess> withoutAgreement(List<Guess> guesses) {
    boolean numbered = guesses.stream().anyMatch(guess -> isField(guess, "agreement", "number"));
    return numbered ? guesses : guesses.stream().map(this::asIncome).toList();
  }

  private Guess asIncome(Guess guess) {
    if (!"agreement".equals(guess.target())) {
      return guess;
    }
    if ("premium".equals(guess.field()) && targets.field("income", "amount").isPresent()) {
      return new Guess(guess.column(), "income", "amount", 62, null);
    }
    if ("line".equals(guess.field()) && targets.field("income", "line").isPresent()) {
      return new Guess(guess.column(), "income", "line", guess.certainty(), null);
    }
    return Guess.leftOut(guess.column(), "unknown");
  }

  private static boolean isField(Guess guess, String target, String field) {
    return target.equals(guess.target()) && field.equals(guess.field());
  }

  /** Of several columns for one field the surest has it, then the first. */
  private List<Guess> onceEach(List<Guess> guesses) {
    Map<String, Guess> holders = new HashMap<>();
    guesses.stream()
        .filter(guess -> guess.target() != null)
        .sorted(Comparator.comparingInt(Guess::certainty).reversed())
        .forEach(guess -> holders.putIfAbsent(guess.target() + "." + guess.field(), guess));
    return guesses.stream()
        .map(guess ->
            guess.target() == null || holders.containsValue(guess) ? guess : second(guess, holders))
        .toList();
  }

  /** A second phone has a field of its own. */
  private Guess second(Guess guess, Map<String, Guess> holders) {
    Guess other = new Guess(guess.column(), "customer", "secondPhone", 80, null);
    if (isField(guess, "customer", "phone")
        && targets.field("customer", "secondPhone").isPresent()
        && holders.putIfAbsent("customer.secondPhone", other) == null) {
      return other;
    }
    return Guess.leftOut(guess.column(), "taken");
  }

  private Mapping mapping(List<Guess> guesses) {
    Map<String, Map<String, FieldSource>> records = new LinkedHashMap<>();
    for (ImportTarget target : targets.all()) {
      Map<String, FieldSource> fields = new LinkedHashMap<>();
      guesses.stream()
          .filter(guess -> target.name().equals(guess.target()) && guess.field() != null)
          .forEach(guess -> fields.put(String.valueOf(guess.field()), source(guess)));
      if (!fields.isEmpty()) {
        records.put(target.name(), fields);
      }
    }
    shareLine(records);
    Map<String, FieldSource> customer = records.getOrDefault("customer", Map.of());
    List<RecordMapping> found = new ArrayList<>();
    records.forEach((target, fields) -> found.add(new RecordMapping(target, null, fields)));
    return new Mapping(
        targets.keys().filter(customer::containsKey).toList(), OnMatch.UPDATE, found);
  }

  private FieldSource source(Guess guess) {
    return isField(guess, "customer", "kind")
        ? new OfColumn(guess.column(), null, names.kinds(), null)
        : FieldSource.column(guess.column());
  }

  /** The line of the agreement is the line of what it brings. */
  private static void shareLine(Map<String, Map<String, FieldSource>> records) {
    FieldSource line = records.getOrDefault("agreement", Map.of()).get("line");
    Map<String, FieldSource> income = records.get("income");
    if (line != null && income != null) {
      income.putIfAbsent("line", line);
    }
  }
}
