/**
 * Measures the running product from outside, as its users meet it: over HTTP, beside its own
 * database.
 */
@NullMarked
package io.kesher.bench;

import org.jspecify.annotations.NullMarked;
