package io.kesher.agreements.web;

import org.jspecify.annotations.Nullable;

/** How long a page of a list is. */
final class Pages {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private Pages() {}

  static int limit(@Nullable Integer asked) {
    return Math.clamp(asked == null ? USUAL : asked, 1, MOST);
  }
}
