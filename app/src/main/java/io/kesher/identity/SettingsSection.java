package io.kesher.identity;

import gg.jte.Content;
import io.kesher.web.Frame;
import io.kesher.web.May;

/**
 * Socket: a card of the settings page. A bean of any module; order with {@code @Order}, low first.
 */
public interface SettingsSection {
  /**
   * A template with one {@code <section class="card">}; its forms post to routes of its own module.
   */
  Content show(Frame frame);

  /** Who may not do this is not shown the card. */
  default String permission() {
    return May.SELF;
  }
}
