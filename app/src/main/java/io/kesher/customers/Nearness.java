package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;

import io.kesher.db.customers.Routines;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;

/** How near a name is to what somebody typed, the nearest first. Each word must be as near. */
enum Nearness {
  /** The words themselves. */
  WHOLE {
    @Override
    Condition of(String word) {
      return in(" ", word, " ").fits();
    }
  },
  /** Words that begin so. */
  BEGINNING {
    @Override
    Condition of(String word) {
      return in(" ", word, "").fits();
    }
  },
  /** Words with this in them. Of two letters no index knows where they are within a word. */
  PART {
    @Override
    Condition of(String word) {
      return part(word).fits();
    }
  },
  /** Another spelling, another script, or a word behind one of the letters ו ה ב ל מ ש כ. */
  SOUND {
    @Override
    Condition of(String word) {
      return Spelling.any(spellings(word, " "));
    }

    @Override
    Condition of(List<String> words) {
      return words.size() > 1 ? together(words, " ") : super.of(words);
    }
  },
  /** The same while it is still being typed. */
  SOUND_BEGINNING {
    @Override
    Condition of(String word) {
      return Spelling.any(spellings(word, ""));
    }

    @Override
    Condition of(List<String> words) {
      return words.size() > 1 ? together(words, "") : super.of(words);
    }
  },
  /** Mistyped. */
  RESEMBLANCE {
    @Override
    Condition of(String word) {
      return word.length() < LEAST_RESEMBLANCE
          ? PART.of(word)
          : condition(Routines.resembles(letters(word), CUSTOMER.SEARCH_KEY));
    }
  };

  private static final String BEFORE_WORDS = "והבלמשכ";
  private static final String BEFORE_SOUNDS = "%=";
  private static final int LEAST_PART = 3;
  private static final int LEAST_RESEMBLANCE = 4;

  /** Of one word. */
  abstract Condition of(String word);

  /**
   * Whether it finds anybody whom no nearer one does: a number has neither sound nor resemblance.
   */
  boolean isOf(Sought sought) {
    return !sought.isNumber() || compareTo(SOUND) < 0;
  }

  /** Of all of them, in any order. */
  Condition of(List<String> words) {
    return words.isEmpty() ? noCondition() : and(words.stream().map(this::of).toList());
  }

  /** Of several words, found by one way through the index and then looked at closely. */
  private static Condition together(List<String> words, String behind) {
    return and(
        words.stream()
            .map(word -> spellings(word, behind))
            .map(ways -> Spelling.found(ways).and(Spelling.confirmed(ways)))
            .toList());
  }

  private static List<Spelling> spellings(String word, String behind) {
    return Stream.of(Stream.of(part(word)), behindLetter(word), sounds(word, behind))
        .flatMap(each -> each)
        .toList();
  }

  private static Spelling in(String before, String word, String behind) {
    return new Spelling("%" + before, letters(word), behind + "%");
  }

  private static Spelling part(String word) {
    return word.length() < LEAST_PART ? in(" ", word, "") : in("", word, BEFORE_SOUNDS);
  }

  /** As the search key writes them. */
  static Field<String> letters(String word) {
    return Routines.letters(inline(word));
  }

  private static Stream<Spelling> behindLetter(String word) {
    return word.length() > LEAST_PART && BEFORE_WORDS.indexOf(word.charAt(0)) >= 0
        ? Stream.of(part(word.substring(1)))
        : Stream.empty();
  }

  /**
   * A number has no sound. Whoever plans the query must not count one thing twice: Latin ch and kh
   * are asked for as the second only where there are any.
   */
  private static Stream<Spelling> sounds(String word, String behind) {
    if (word.chars().anyMatch(Character::isDigit)) {
      return Stream.empty();
    }
    return (word.contains("ch") || word.contains("kh") ? Stream.of("ח", "כ") : Stream.of("ח"))
        .map(ch -> Routines.soundOf(inline(word), inline(ch), inline(behind)))
        .map(sound -> new Spelling("% ", sound, "%"));
  }

  /**
   * One way in which a search key may have a word.
   *
   * @param part absent where there is nothing to be heard
   */
  private record Spelling(String before, Field<String> part, String behind) {
    Condition fits() {
      return CUSTOMER.SEARCH_KEY.like(pattern());
    }

    private Field<String> pattern() {
      return concat(inline(before), part, inline(behind));
    }

    static Condition any(List<Spelling> ways) {
      return or(ways.stream().map(Spelling::fits).toList());
    }

    /** Whoever has one of them, and some who have it elsewhere in their key. */
    static Condition found(List<Spelling> ways) {
      return CUSTOMER.SEARCH_KEY.likeRegex(
          Routines.oneOf(
              array(
                  ways.stream()
                      .map(each -> concat(inline(each.before.substring(1)), each.part))
                      .toList())));
    }

    /** The same as {@link #any}, written so that no index is asked for it again. */
    static Condition confirmed(List<Spelling> ways) {
      var key = CUSTOMER.SEARCH_KEY.concat("");
      return or(ways.stream().map(each -> key.like(each.pattern())).toList());
    }
  }
}
