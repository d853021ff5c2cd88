package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import io.kesher.db.customers.Routines;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/** How near a name is to what somebody typed, the nearest first. Each word must be as near. */
enum Nearness {
  /** The words themselves. */
  WHOLE {
    @Override
    Condition of(String word) {
      return in(" ", word, " ");
    }
  },
  /** Words that begin so. */
  BEGINNING {
    @Override
    Condition of(String word) {
      return in(" ", word, "");
    }
  },
  /** Words with this in them. Of two letters no index knows where they are within a word. */
  PART {
    @Override
    Condition of(String word) {
      return word.length() < LEAST_PART ? in(" ", word, "") : in("", word, BEFORE_SOUNDS);
    }
  },
  /** Another spelling, another script, or a word behind one of the letters ו ה ב ל מ ש כ. */
  SOUND {
    @Override
    Condition of(String word) {
      return PART.of(word).or(behindLetter(word)).or(sounds(word, " "));
    }
  },
  /** The same while it is still being typed. */
  SOUND_BEGINNING {
    @Override
    Condition of(String word) {
      return PART.of(word).or(behindLetter(word)).or(sounds(word, ""));
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

  /** Of all of them, in any order. */
  Condition of(List<String> words) {
    return words.isEmpty() ? noCondition() : and(words.stream().map(this::of).toList());
  }

  private static Condition in(String before, String word, String behind) {
    return CUSTOMER.SEARCH_KEY.like(
        concat(inline("%" + before), letters(word), inline(behind + "%")));
  }

  /** As the search key writes them. */
  static Field<String> letters(String word) {
    return Routines.letters(inline(word));
  }

  private static Condition behindLetter(String word) {
    return word.length() > LEAST_PART && BEFORE_WORDS.indexOf(word.charAt(0)) >= 0
        ? PART.of(word.substring(1))
        : falseCondition();
  }

  /**
   * A number has no sound. Whoever plans the query must not count one thing twice: Latin ch and kh
   * are asked for as the second only where there are any.
   */
  private static Condition sounds(String word, String behind) {
    if (word.chars().anyMatch(Character::isDigit)) {
      return falseCondition();
    }
    var sounds = sounds(word, "ח", behind);
    return word.contains("ch") || word.contains("kh")
        ? sounds.or(sounds(word, "כ", behind))
        : sounds;
  }

  private static Condition sounds(String word, String ch, String behind) {
    return CUSTOMER.SEARCH_KEY.like(
        concat(
            inline("% "), Routines.soundOf(inline(word), inline(ch), inline(behind)), inline("%")));
  }
}
