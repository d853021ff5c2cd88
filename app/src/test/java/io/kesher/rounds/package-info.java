@NullMarked
package io.kesher.rounds;

import org.jspecify.annotations.NullMarked;
