package io.kesher.audit.web;

import io.kesher.audit.Told;
import io.kesher.audit.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the trail shows.
 *
 * @param more where its next part is; absent on the last
 */
public record AuditPage(
    AuditWish wish,
    List<Told> entries,
    List<Trail.Person> people,
    List<String> kinds,
    @Nullable String more) {}
