@NullMarked
package io.kesher.views;

import org.jspecify.annotations.NullMarked;
