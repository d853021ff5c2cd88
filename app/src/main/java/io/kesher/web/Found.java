package io.kesher.web;

import org.jspecify.annotations.Nullable;

/**
 * A record that the palette found.
 *
 * @param name as people typed it
 * @param note a few words beside it, already in the reader's language; may be empty
 * @param group the letter of its group; absent where there is none to show
 */
public record Found(String name, String note, String path, String icon, @Nullable String group) {}
