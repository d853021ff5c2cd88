package io.kesher.demo;

import java.time.LocalDateTime;

/**
 * One contact or piece of work.
 *
 * @param seconds how long it took; 0 where nobody measured
 * @param cost borne by the agency, in agorot; 0 for nearly all
 */
record Activity(
    Customer customer,
    LocalDateTime at,
    ActivityKind kind,
    int seconds,
    String employee,
    long cost,
    String note) {}
