/** The contract, over the wire. */
@NullMarked
package io.kesher.api;

import org.jspecify.annotations.NullMarked;
