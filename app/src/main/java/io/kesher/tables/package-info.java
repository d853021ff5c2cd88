/** Files of rows in and out: what a file is, its rows one by one, what a cell says, and writing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"values"})
package io.kesher.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
