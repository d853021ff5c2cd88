package io.kesher.importing;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a file when it is brought.
 *
 * @param profile id of the profile to use; absent: the one that fits
 * @param dryRun only try it out
 * @param start at once, if a profile fits or is named
 * @param again also if the same file is here already
 * @param employee who brings it
 */
public record Wishes(
    @Nullable String profile,
    boolean dryRun,
    boolean start,
    boolean again,
    @Nullable Long employee) {}
