/**
 * Rewards: what the office pays its people for customers who stay, by rules that everybody can
 * read.
 *
 * <p>An <b>event</b> is a renewal, a first or a later agreement, a referral, or a month of a
 * customer who was one a year before. A <b>set of rules</b> says what each kind of event pays; of
 * the rules that fit an event the first in the list pays, and no other. A set is drafted, simulated
 * on the last twelve months, and adopted from a month on; of two sets from the same month the one
 * adopted later pays.
 *
 * <h2>The line of an event</h2>
 *
 * For an event of the base b, a rule of r per cent, and somebody's share s of it:
 *
 * <ul>
 *   <li><b>reward</b> = s · round(b · r / 100) to the cent; or s · the amount of the rule. A deputy
 *       has the share that the rule says, times the days of the event on which they stood in; the
 *       holder has the rest, and the cents that cannot be shared
 *   <li><b>claw-back</b> = − reward, in the month in which the agreement ends, where that is within
 *       the rule's window after the event
 *   <li><b>line</b> = what is owed now − what closed months have paid, in the month of its day, or
 *       where that is closed in the first open one
 *   <li><b>statement</b> = Σ lines + the debt carried in; below zero nothing is paid, and the rest
 *       is carried into the next month
 * </ul>
 *
 * So whatever comes late, in whatever order, is a correction by itself, and nothing else writes
 * one; except a dispute that was granted, which says its own amount. A closed month never changes:
 * triggers see to it.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "tables",
      "web",
      "api",
      "identity",
      "audit",
      "customers",
      "agreements",
      "profitability",
      "db :: rewards",
      "db :: profitability",
      "db :: agreements",
      "db :: customers",
      "db :: identity"
    })
package io.kesher.rewards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
