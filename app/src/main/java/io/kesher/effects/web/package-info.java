/** Pages and REST of effects. */
@NullMarked
package io.kesher.effects.web;

import org.jspecify.annotations.NullMarked;
