@NullMarked
package io.kesher.profitability;

import org.jspecify.annotations.NullMarked;
