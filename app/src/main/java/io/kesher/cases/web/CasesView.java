package io.kesher.cases.web;

import io.kesher.cases.Case;
import io.kesher.identity.Employee;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of cases as a page shows it.
 *
 * @param more address of what lies behind; absent after the last
 * @param owners in whose hands one may be
 */
public record CasesView(
    CasesQuery query,
    List<Case> cases,
    @Nullable String more,
    List<Employee> owners,
    Instant now) {}
