package io.kesher.cases;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a case.
 *
 * @param seconds that it took, as measured; absent where the standard minutes stand in
 */
public record WordDraft(
    Word.@Nullable Kind kind, @Nullable String text, @Nullable Integer seconds) {}
