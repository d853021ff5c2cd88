/**
 * A few walks through the whole product in a real browser, as a person takes them. Pictures:
 * target/pictures.
 */
@NullMarked
package io.kesher.walks;

import org.jspecify.annotations.NullMarked;
