/**
 * The real PostgreSQL that comes with the product: started, watched, mended and stopped by the
 * program itself.
 */
@NullMarked
package io.kesher.postgres;

import org.jspecify.annotations.NullMarked;
