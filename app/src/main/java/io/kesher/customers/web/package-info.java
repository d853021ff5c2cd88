/** The customer's page and JSON, and how customers are found from everywhere. */
@NullMarked
package io.kesher.customers.web;

import org.jspecify.annotations.NullMarked;
