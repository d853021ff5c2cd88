/**
 * Who saw and who changed what.
 *
 * <p>Changes are noted by the database itself: each watched table has a trigger ({@code audit.note}
 * in {@code R__audit_1_note.sql}) that writes an entry and an event in the transaction of the
 * change, so no code can forget it and none that fails leaves one. {@code audit.watch()} runs after
 * every migration and watches whatever table is new. Who acts is told to each connection when it is
 * borrowed ({@link io.kesher.audit.ActingDataSource}).
 *
 * <p>Reads of personal data are told by the code that read ({@link io.kesher.audit.Reads}) and
 * written before the answer leaves: where the entry cannot be written, nothing is shown.
 *
 * <p>Entries are sealed within a second after their commit, in a chain of keyed digests whose key
 * is not in the database ({@link io.kesher.audit.Chain}); its head is kept in a second place, so
 * that even an old copy of the whole database is recognised.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"values", "web", "api", "identity", "tables", "db :: audit"})
package io.kesher.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
