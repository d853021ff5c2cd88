/** Pages and REST of cases. */
@NullMarked
package io.kesher.cases.web;

import org.jspecify.annotations.NullMarked;
