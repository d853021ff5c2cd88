/** Pages of contribution as a browser gets them. */
@NullMarked
package io.kesher.profitability.web;

import org.jspecify.annotations.NullMarked;
