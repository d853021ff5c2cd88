package io.kesher.views;

/** What a view becomes. */
public record ViewDraft(String name, String query, boolean shared) {}
