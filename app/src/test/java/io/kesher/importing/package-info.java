@NullMarked
package io.kesher.importing;

import org.jspecify.annotations.NullMarked;
