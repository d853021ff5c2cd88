@NullMarked
package io.kesher.fields;

import org.jspecify.annotations.NullMarked;
