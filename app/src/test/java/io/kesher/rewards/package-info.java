@NullMarked
package io.kesher.rewards;

import org.jspecify.annotations.NullMarked;
