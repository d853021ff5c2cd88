/** What must be true of the whole program, and what every test of it stands on. */
@NullMarked
package io.kesher;

import org.jspecify.annotations.NullMarked;
