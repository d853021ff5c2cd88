@NullMarked
package io.kesher.cases;

import org.jspecify.annotations.NullMarked;
