/** Pages and programs' door of the files. */
@NullMarked
package io.kesher.files.web;

import org.jspecify.annotations.NullMarked;
