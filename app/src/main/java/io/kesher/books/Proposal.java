package io.kesher.books;

import io.kesher.identity.EmployeeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How books would lie better. Nothing has changed yet.
 *
 * @param figures absent as long as it is built
 * @param moving how many would change hands and have not
 * @param leaving how many of these no book has room for, so that they would be in nobody's hands
 * @param moved how many have
 * @param overtaken how many somebody had moved meanwhile
 * @param endedAt when nothing more was to come of it
 */
public record Proposal(
    long id,
    Wish wish,
    @Nullable Figures figures,
    int moving,
    int leaving,
    int moved,
    int overtaken,
    @Nullable String asker,
    Instant askedAt,
    @Nullable Instant builtAt,
    @Nullable String ender,
    @Nullable Instant endedAt) {

  /** What becomes of those in the same hands who are not among the customers asked for. */
  public enum Others {
    /** They stay, and take their time. */
    STAY,
    /** They leave the books: their team has them, or nobody. */
    LEAVE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Others of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What is asked for.
   *
   * @param top the so many who contribute most; absent with {@code percent} for all
   * @param percent the same as a share of all
   * @param filter of the list of customers; blank for all
   * @param holders whose books are filled
   */
  public record Wish(
      @Nullable Integer top,
      @Nullable BigDecimal percent,
      String filter,
      Others others,
      Setting setting,
      List<EmployeeId> holders) {}

  /**
   * What came of it.
   *
   * @param from the first day of those over which needs were measured
   * @param factor what the next four weeks bring against these eight
   * @param customers for whom there were to be books
   * @param placed how many lie in one
   * @param kept how many of them stay where they are
   * @param needs hours a month of all of them
   * @param placedNeeds of those who lie in a book
   * @param gap by what share of it the best filling could at most be better
   * @param proved whether none is better
   * @param changes what another number would do
   */
  public record Figures(
      LocalDate from,
      LocalDate to,
      BigDecimal factor,
      int customers,
      int placed,
      int kept,
      BigDecimal needs,
      BigDecimal placedNeeds,
      BigDecimal gap,
      boolean proved,
      List<WhatIf> changes) {}

  /**
   * What a change would do.
   *
   * @param placed how many would lie in a book then
   */
  public record WhatIf(Change change, int placed) {
    public enum Change {
      /** Five customers more in each book. */
      PLACES,
      /** A tenth more hours for each holder. */
      HOURS,
      /** One more holder like the others. */
      HOLDER
    }
  }

  /** How far it is. */
  public enum Stage {
    BUILDING,
    READY,
    ENDED
  }

  public Stage stage() {
    if (endedAt != null) {
      return Stage.ENDED;
    }
    return figures == null ? Stage.BUILDING : Stage.READY;
  }
}
