/** The customer's page and JSON. */
@NullMarked
package io.kesher.customers.web;

import org.jspecify.annotations.NullMarked;
