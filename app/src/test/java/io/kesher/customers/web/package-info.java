/** Tests of the customer's form and JSON, over HTTP. */
@NullMarked
package io.kesher.customers.web;

import org.jspecify.annotations.NullMarked;
