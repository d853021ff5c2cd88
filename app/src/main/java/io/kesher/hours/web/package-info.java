/** The pages of working hours, and the REST. */
@NullMarked
package io.kesher.hours.web;

import org.jspecify.annotations.NullMarked;
