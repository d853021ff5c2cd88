/** Where the office describes its custom fields. */
@NullMarked
package io.kesher.fields.web;

import org.jspecify.annotations.NullMarked;
