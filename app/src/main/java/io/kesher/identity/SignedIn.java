package io.kesher.identity;

/**
 * Who asks, and by which sign-in or key.
 *
 * @param name names the sign-in without being its secret
 */
public record SignedIn(Employee employee, String name) {}
