package io.kesher.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dry run: what an import would do.
 *
 * @param finished absent while it runs
 */
public record Trial(Counts counts, Tallies records, Instant started, @Nullable Instant finished) {}
