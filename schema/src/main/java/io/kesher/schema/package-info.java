/**
 * Writes the typed tables that the product asks by, from the migrations run on a real PostgreSQL.
 */
@NullMarked
package io.kesher.schema;

import org.jspecify.annotations.NullMarked;
