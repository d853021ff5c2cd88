package io.kesher.identity;

import java.util.Optional;

/**
 * Somebody has tried to come in.
 *
 * @param email as they wrote it
 * @param employee whose it is; nobody's where it is unknown
 */
public record SignInEnded(String email, Optional<EmployeeId> employee, boolean admitted) {}
