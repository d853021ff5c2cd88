/** What every page and every answer has in common. */
@NullMarked
package io.kesher.web;

import org.jspecify.annotations.NullMarked;
