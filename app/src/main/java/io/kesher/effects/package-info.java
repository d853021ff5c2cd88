/**
 * Effects: what is different since the office adopted something, by group.
 *
 * <p>The day on which a round was published, a playbook or rules of reward were adopted, or a
 * proposal of books was accepted belongs to neither side. As many days before it are held against
 * as many days after it, in whole weeks, so that both sides have the same days of the week. The
 * customers are those of a group on that day whom the office knew when the days before began, the
 * same on both sides, also those who have left since; of agreements that ended each side asks those
 * who were in the group when its days began ({@code effects.compared} says it exactly).
 *
 * <p>What is told is a difference with its interval of 95 %: of shares Newcombe's, of means that of
 * two ratios of the same customers ({@link io.kesher.models.comparisons}). Where a side has fewer
 * than {@link io.kesher.effects.Effect#FEWEST} customers nothing is told but that there are too
 * few.
 *
 * <p><b>What it does not say.</b> No difference says why. Customers who were put into a group
 * because they stood out come back to the middle by themselves; so those who had just come into it
 * are told beside those who had been there before, and what both show is more likely to be an
 * effect than what only the newcomers show. Spans of less than a year are of different seasons.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "web",
      "api",
      "identity",
      "audit",
      "customers",
      "profitability",
      "db :: effects",
      "db :: customers",
      "db :: identity"
    })
package io.kesher.effects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
