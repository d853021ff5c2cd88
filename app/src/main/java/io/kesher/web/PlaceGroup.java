package io.kesher.web;

/** The blocks of the side navigation, from top to bottom. */
public enum PlaceGroup {
  DAILY,
  MANAGEMENT
}
