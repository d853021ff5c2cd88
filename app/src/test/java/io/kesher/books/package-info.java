@NullMarked
package io.kesher.books;

import org.jspecify.annotations.NullMarked;
