package io.kesher.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an insurer paid the agency for one policy on one day.
 *
 * @param renewal when the paid term ends and the next begins; null for policies without terms
 * @param ended when the policy ended, on the line that reports it
 * @param amount in agorot, like the premium; negative when taken back
 */
record Commission(
    Customer customer,
    Policy policy,
    @Nullable LocalDate renewal,
    @Nullable LocalDate ended,
    long premium,
    long amount,
    LocalDate paid,
    String status) {}
