package io.kesher.identity.web;

import java.util.regex.Pattern;

/** A way back inside the product. */
final class Back {
  /**
   * One slash and no second, no backslash, nothing invisible: what a browser cannot read as another
   * host.
   */
  private static final Pattern INSIDE =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,2000}");

  private Back() {}

  static String to(String path) {
    return "redirect:" + (INSIDE.matcher(path).matches() ? path : "/");
  }
}
