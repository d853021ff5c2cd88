package io.kesher.web;

import java.util.List;

/**
 * Socket: a module lets its records be found from the palette. At most ten, best first, only what
 * the reader may see.
 */
public interface Finder {
  List<Found> find(String text, Frame frame);
}
