@NullMarked
package io.kesher.files;

import org.jspecify.annotations.NullMarked;
