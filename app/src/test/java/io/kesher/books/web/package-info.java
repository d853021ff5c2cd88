@NullMarked
package io.kesher.books.web;

import org.jspecify.annotations.NullMarked;
