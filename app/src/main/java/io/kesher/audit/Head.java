package io.kesher.audit;

/**
 * The last seal of the chain, or of what is known of it.
 *
 * @param seq 0 where nothing is sealed yet
 */
record Head(long seq, byte[] hash) {
  static final Head NONE = new Head(0, Chain.BEGINNING);
}
