/**
 * A believable Hebrew insurance office, made by code: the files that such an office already has, a
 * start of the program that imports them, and a desk on which some work waits.
 */
@ApplicationModule(
    allowedDependencies = {
      "web",
      "identity",
      "importing",
      "customers",
      "interactions",
      "cases",
      "db :: customers"
    })
@NullMarked
package io.kesher.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
