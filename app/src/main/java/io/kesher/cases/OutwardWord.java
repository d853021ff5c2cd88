package io.kesher.cases;

import java.time.Instant;

/**
 * What the customer said or was told. It is read from a view that has no notes in it, and holds no
 * name of anybody in the office: whatever shows a case outside shows these.
 *
 * @param fromOffice else from the customer
 */
public record OutwardWord(long id, boolean fromOffice, String text, Instant at) {}
