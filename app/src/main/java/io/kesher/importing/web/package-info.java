/** Pages and programs' door of the importer. */
@NullMarked
package io.kesher.importing.web;

import org.jspecify.annotations.NullMarked;
