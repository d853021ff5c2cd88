/** Typed tables, one package for each schema, written by {@code bin/db generate}. */
@ApplicationModule(allowedDependencies = {})
package io.kesher.db;

import org.springframework.modulith.ApplicationModule;
