package io.kesher.agreements;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is sold within a line.
 *
 * @param commissionRate per cent of the premium, for new agreements that say none themselves
 * @param sold absent from the forms of new agreements where it is not
 */
public record Product(
    long id,
    ProductLine line,
    String name,
    @Nullable BigDecimal commissionRate,
    boolean sold,
    int version) {}
