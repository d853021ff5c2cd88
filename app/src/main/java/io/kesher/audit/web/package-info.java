/** The trail's page and REST, and what notes reads before an answer leaves. */
@NullMarked
package io.kesher.audit.web;

import org.jspecify.annotations.NullMarked;
