/**
 * Rounds: the office looks together at the groups that the facts propose, mends facts that are
 * wrong, decides, and puts the groups before everybody at once; and measures later what came of it.
 *
 * <p>A round goes through five stages. <b>Computing</b>: a job works out where the policy in force
 * puts everybody over the round's period, and keeps the facts that say so beside it ({@code
 * rounds.placement}). <b>Review</b>: customer by customer, evidence before the name; whoever
 * contests names a fact that is wrong, and when it is mended the placement is worked out anew by
 * the lines that were drawn. <b>Decided</b>: nobody changes anything any more but by going back.
 * <b>Publishing</b>: a job puts all groups before everybody in one transaction. <b>Published</b>.
 *
 * <p>What is published for a customer, the first that holds:
 *
 * <ol>
 *   <li>the group of an override that has not expired on the day of publication
 *   <li>where a dispute is still open, the group that they had: nobody moves by facts in dispute
 *   <li>what the round proposes: what the facts say, with hysteresis from the last round
 * </ol>
 *
 * Facts that come in after a round was worked out count in the next one, or in the same if it is
 * worked out anew before it is decided. So a round that is published while an import runs publishes
 * exactly what was looked at.
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
      "db :: rounds",
      "db :: profitability",
      "db :: customers",
      "db :: identity"
    })
package io.kesher.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
