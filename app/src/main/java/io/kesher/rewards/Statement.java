package io.kesher.rewards;

import io.kesher.identity.EmployeeId;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What somebody gets for a month.
 *
 * @param closed whether it is final; until then it follows what is known of the customers
 * @param left whether they work here no longer
 * @param ownCost whether an hourly cost is known of them; else the office's was reckoned with
 * @param earned the sum of the lines
 * @param carriedIn what is owed to the office from the months before: zero or below
 * @param payable what is paid: never below zero
 * @param carriedOut what is carried into the next month: zero or below
 */
public record Statement(
    YearMonth month,
    EmployeeId employee,
    String name,
    boolean closed,
    boolean left,
    boolean ownCost,
    BigDecimal earned,
    BigDecimal carriedIn,
    BigDecimal payable,
    BigDecimal carriedOut) {}
