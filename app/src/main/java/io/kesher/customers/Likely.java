package io.kesher.customers;

import java.util.List;

/** A customer who may be the one that somebody is about to write down. */
public record Likely(CustomerId id, String name, List<String> reasons) {}
