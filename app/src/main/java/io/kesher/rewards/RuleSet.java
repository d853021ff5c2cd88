package io.kesher.rewards;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of rules.
 *
 * @param version counts the changes of a draft
 * @param from the month from which it pays; absent: a draft
 */
public record RuleSet(
    long id,
    @Nullable String note,
    int version,
    @Nullable String draftedBy,
    Instant draftedAt,
    @Nullable YearMonth from,
    @Nullable String adoptedBy,
    @Nullable Instant adoptedAt,
    List<Rule> rules) {
  public RuleSet {
    rules = List.copyOf(rules);
  }

  /** A set as it is written, its rules in the order in which they are asked. */
  public record Draft(@Nullable String note, @Nullable List<Rule.Draft> rules) {}

  public Draft draft() {
    return new Draft(note, rules.stream().map(Rule::draft).toList());
  }

  public boolean isDraft() {
    return from == null;
  }

  /**
   * Two rules that an event can fit both: the one before pays.
   *
   * @param never whether the one behind is left without any event at all
   */
  public record Collision(Rule before, Rule behind, boolean never) {}

  /** Where an event could be paid twice, were it not for the order of the list. */
  public List<Collision> collisions() {
    List<Collision> all = new ArrayList<>();
    for (var behind : rules) {
      for (var before : rules) {
        if (before.place() < behind.place()
            && before.kind() == behind.kind()
            && before.meets(behind)) {
          all.add(new Collision(before, behind, before.takesAllOf(behind)));
        }
      }
    }
    return all;
  }

  /**
   * A rule that pays more for a customer who comes than for one who stays.
   *
   * @param keeping what a renewal of the same group and line pays; absent: nothing does
   */
  public record Preference(Rule acquiring, @Nullable Rule keeping) {}

  /** Where coming pays more than staying, as far as the rules alone tell. */
  public List<Preference> preferences() {
    return rules.stream()
        .filter(rule -> rule.kind() == RewardKind.ACQUISITION)
        .map(this::preference)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Preference> preference(Rule acquiring) {
    var keeping =
        rules.stream()
            .filter(rule -> rule.kind() == RewardKind.RENEWAL && rule.meets(acquiring))
            .findFirst()
            .orElse(null);
    return keeping == null
            || more(acquiring.rate(), keeping.rate())
            || more(acquiring.amount(), keeping.amount())
        ? Optional.of(new Preference(acquiring, keeping))
        : Optional.empty();
  }

  private static boolean more(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one != null && other != null && one.compareTo(other) > 0;
  }

  /** The rule of this number. */
  public Optional<Rule> rule(long rule) {
    return rules.stream().filter(each -> Objects.equals(each.id(), rule)).findFirst();
  }
}
