package io.kesher.profitability.web;

import io.kesher.customers.BulkChange;

/**
 * A change of many customers.
 *
 * @param title what changes and into what, in the reader's language
 */
public record ToldChange(BulkChange change, String title) {}
