package io.kesher.customers;

import io.kesher.values.EmailAddress;
import io.kesher.values.Folded;
import io.kesher.values.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a search looks into: one line for each customer, of folded words and digits. A phone is kept
 * by its national digits (0502345678), so that any notation and any part of it is found.
 */
final class SearchKey {
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().\\-]{4,}");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Set<String> parts = new LinkedHashSet<>();

  SearchKey text(@Nullable String text) {
    if (text != null) {
      parts.add(Folded.of(text).text());
    }
    return this;
  }

  SearchKey phone(@Nullable PhoneNumber phone) {
    if (phone != null) {
      parts.add(national(phone.value()));
    }
    return this;
  }

  SearchKey email(@Nullable EmailAddress email) {
    if (email != null) {
      parts.add(email.key());
    }
    return this;
  }

  @Override
  public String toString() {
    return String.join(" ", parts);
  }

  /** The words that must all be found for what somebody typed. */
  static List<String> words(String typed) {
    List<String> words = new ArrayList<>();
    String rest = typed.strip();
    if (PHONE.matcher(rest).matches()) {
      words.add(national(rest.replaceAll("[^0-9+*]", "")));
    } else {
      for (String word : SPACE.split(Folded.of(rest).text())) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return words;
  }

  private static String national(String digits) {
    String plain = digits.replace("+", "");
    if (!plain.startsWith("972")) {
      return plain;
    }
    String local = plain.substring(3);
    return local.startsWith("0") ? local : "0" + local;
  }
}
