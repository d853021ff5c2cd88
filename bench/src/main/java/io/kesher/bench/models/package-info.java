/** Measures the statistics of customers with JMH: {@code bin/bench models}. */
@NullMarked
package io.kesher.bench.models;

import org.jspecify.annotations.NullMarked;
