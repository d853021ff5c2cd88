/** Pages and REST of rounds, playbooks and overrides. */
@NullMarked
package io.kesher.rounds.web;

import org.jspecify.annotations.NullMarked;
