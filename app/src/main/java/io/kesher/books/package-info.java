/**
 * Books: which customers are in whose hands, how many anybody can carry, and how they would lie
 * better.
 *
 * <p>A book is the customers of one employee, and in whose hands a customer is stands at the
 * customer ({@code customers.customer.owner_id}) and nowhere else. So nobody is in two books,
 * whatever changes hands (a form, an import, a merge, a bulk change, a proposal) changes books, and
 * {@code books.holding}, written by a trigger, tells who held whom from when until when.
 *
 * <p>Hours, all of them a month of 365.25 / 12 days:
 *
 * <ul>
 *   <li><b>a customer needs</b> the time that the ledger has of the last eight weeks, times the
 *       forecast of the next four over what the eight were like; no less than the office says
 *   <li><b>a holder has</b> the hours of their shifts in the next four weeks, without absences and
 *       feasts, times the share that is there for customers; or what somebody said of them
 * </ul>
 *
 * A proposal fills books by {@link io.kesher.books.Filling}. What a customer in a book is worth, in
 * points: 100 for being in one at all, up to 100 by their place in the order of contribution, and
 * what {@link io.kesher.books.Fit} says of the two. Nothing changes until somebody accepts it, in
 * whole or by line.
 *
 * <p>Whoever is away is stood in for by their deputy for just these days: nothing is moved there
 * and back, the days themselves say whose turn it is.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "values",
      "web",
      "api",
      "identity",
      "audit",
      "hours",
      "views",
      "customers",
      "agreements",
      "profitability",
      "db :: books",
      "db :: customers",
      "db :: profitability",
      "db :: identity"
    })
package io.kesher.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
