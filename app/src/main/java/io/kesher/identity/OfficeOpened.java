package io.kesher.identity;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * The first start is done. Published inside its transaction: a listener that fails keeps the office
 * shut.
 *
 * @param hourlyCost what an hour of work costs the office, in {@code currency}
 */
public record OfficeOpened(BigDecimal hourlyCost, Currency currency) {}
