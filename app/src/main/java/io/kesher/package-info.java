/** Kesher: customers by what they contribute. */
@NullMarked
package io.kesher;

import org.jspecify.annotations.NullMarked;
