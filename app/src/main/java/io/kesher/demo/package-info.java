/**
 * A believable Hebrew insurance office, made by code: the files that such an office already has, a
 * start of the program that imports them, a desk on which some work waits, and what the office has
 * decided about people, groups, books and rewards.
 */
@ApplicationModule(
    allowedDependencies = {
      "web",
      "identity",
      "importing",
      "customers",
      "profitability",
      "rounds",
      "books",
      "rewards",
      "interactions",
      "values",
      "cases",
      "db :: customers"
    })
@NullMarked
package io.kesher.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
