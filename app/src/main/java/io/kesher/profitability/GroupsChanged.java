package io.kesher.profitability;

/**
 * Customers came into other groups, all of them at once.
 *
 * @param classification whose {@code group_change} rows say who, from where and why
 * @param customers how many
 */
public record GroupsChanged(long classification, long customers) {}
