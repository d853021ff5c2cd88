package io.kesher.identity;

import io.kesher.web.Language;
import java.util.List;
import java.util.function.Function;

/**
 * Socket: fields that a role may be kept from and that the office itself has described, so that
 * they are not known when the program starts. A bean of the module that owns them; asked anew each
 * time.
 */
public interface OwnFields {
  List<Own> all();

  /**
   * @param rule as a role's rule names it: {@code customers.custom.branch}
   * @param label its name in a language
   */
  record Own(String rule, Function<Language, String> label) {}
}
