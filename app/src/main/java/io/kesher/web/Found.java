package io.kesher.web;

/**
 * A record that the palette found.
 *
 * @param name as people typed it
 * @param note a few words beside it, already in the reader's language; may be empty
 */
public record Found(String name, String note, String path, String icon) {}
