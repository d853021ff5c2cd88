@NullMarked
package io.kesher.hours;

import org.jspecify.annotations.NullMarked;
