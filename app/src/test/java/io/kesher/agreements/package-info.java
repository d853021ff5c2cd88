@NullMarked
package io.kesher.agreements;

import org.jspecify.annotations.NullMarked;
