package io.kesher.demo;

/**
 * What a customer is meant to be in a year of the story. The generator gives each kind its
 * portfolio and its rhythm; the files never say it, the product has to find it.
 */
enum Intended {
  KEY,
  DEVELOPING,
  LOSS_MAKING,
  STANDARD,
  NEW,
  GONE
}
