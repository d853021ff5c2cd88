/** What the server must withstand, tried on real ones. */
@NullMarked
package io.kesher.postgres;

import org.jspecify.annotations.NullMarked;
