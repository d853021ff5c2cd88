/**
 * A believable Hebrew insurance office, made by code: the files that such an office already has,
 * and a start of the program that imports them.
 */
@ApplicationModule(allowedDependencies = {"web", "identity", "importing"})
@NullMarked
package io.kesher.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
