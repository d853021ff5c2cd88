/** Nothing is seen or changed without an entry, and no entry changes unseen. */
@NullMarked
package io.kesher.audit;

import org.jspecify.annotations.NullMarked;
