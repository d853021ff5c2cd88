/** Statistics of customers: what they will buy, whether they stay, and what to offer them. */
@NullMarked
package io.kesher.models;

import org.jspecify.annotations.NullMarked;
