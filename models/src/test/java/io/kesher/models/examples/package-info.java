/** Programs to begin with, and those that draw the manual's plots. */
@NullMarked
package io.kesher.models.examples;

import org.jspecify.annotations.NullMarked;
