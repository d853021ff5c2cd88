/** What the typed tables must be. */
@NullMarked
package io.kesher.schema;

import org.jspecify.annotations.NullMarked;
