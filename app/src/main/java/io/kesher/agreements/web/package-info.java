/** What a customer's page says of their agreements. */
@NullMarked
package io.kesher.agreements.web;

import org.jspecify.annotations.NullMarked;
