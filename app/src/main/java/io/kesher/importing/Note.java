package io.kesher.importing;

/**
 * Something that was normalised on the way in.
 *
 * @param rule message key of what was done
 */
public record Note(String column, String before, String after, String rule) {}
