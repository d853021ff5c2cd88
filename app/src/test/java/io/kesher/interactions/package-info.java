@NullMarked
package io.kesher.interactions;

import org.jspecify.annotations.NullMarked;
