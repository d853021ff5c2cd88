/** Pages and REST of statements, disputes and rules. */
@NullMarked
package io.kesher.rewards.web;

import org.jspecify.annotations.NullMarked;
