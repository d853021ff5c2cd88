/** Setup, sign-in, sessions and doors. */
@NullMarked
package io.kesher.identity;

import org.jspecify.annotations.NullMarked;
