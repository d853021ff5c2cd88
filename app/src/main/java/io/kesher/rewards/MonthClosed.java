package io.kesher.rewards;

import java.time.YearMonth;

/** The statements of a month are final. Told within the transaction that writes them. */
public record MonthClosed(YearMonth month) {}
