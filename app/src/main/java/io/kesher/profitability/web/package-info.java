/** Pages and REST of contribution: the overview, the customers' table, ledger, groups. */
@NullMarked
package io.kesher.profitability.web;

import org.jspecify.annotations.NullMarked;
