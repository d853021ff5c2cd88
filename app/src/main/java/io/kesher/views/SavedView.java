package io.kesher.views;

import io.kesher.identity.EmployeeId;
import org.jspecify.annotations.Nullable;

/**
 * What a list was asked for, under a name.
 *
 * @param query what stands behind the question mark of the list's address; absent where it names
 *     something that is hidden from the reader
 * @param ownerName of whose it is
 * @param shared whether everybody has it who sees the list
 * @param opens whether the list opens with it for the reader
 * @param mayChange whether the reader may change it for all who have it
 */
public record SavedView(
    long id,
    String list,
    String name,
    @Nullable String query,
    EmployeeId owner,
    String ownerName,
    boolean shared,
    boolean opens,
    boolean mayChange,
    int version) {}
