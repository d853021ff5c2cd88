package io.kesher.models.buying;

/**
 * An answer and why it is so.
 *
 * @param value the answer
 * @param reason for it
 */
public record Explained(double value, Reason reason) {}
