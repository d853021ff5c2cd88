package io.kesher.interactions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of an interaction.
 *
 * @param direction of a note there is none
 * @param at now where it is absent
 * @param seconds as measured; absent where the standard minutes stand in
 * @param summary what it was about; {@code @name} calls a colleague
 */
public record InteractionDraft(
    @Nullable InteractionKind kind,
    @Nullable Direction direction,
    @Nullable Instant at,
    @Nullable Integer seconds,
    @Nullable String summary) {}
