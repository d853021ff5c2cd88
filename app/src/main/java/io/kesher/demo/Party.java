package io.kesher.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who a customer is: what the office knows by heart and writes into the customer file. */
record Party(
    String name,
    String officialNumber,
    boolean business,
    @Nullable LocalDate born,
    String mobile,
    String otherPhone,
    String email,
    String address,
    String city) {}
