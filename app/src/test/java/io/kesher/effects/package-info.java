@NullMarked
package io.kesher.effects;

import org.jspecify.annotations.NullMarked;
