/** Interactions on the customer's page, and in the REST. */
@NullMarked
package io.kesher.interactions.web;

import org.jspecify.annotations.NullMarked;
