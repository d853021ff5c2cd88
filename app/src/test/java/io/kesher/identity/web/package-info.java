/** The gate in front of every route. */
@NullMarked
package io.kesher.identity.web;

import org.jspecify.annotations.NullMarked;
