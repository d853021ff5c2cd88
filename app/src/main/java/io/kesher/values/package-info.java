/**
 * Values that cannot be wrong: money, periods, telephone numbers, addresses, ids and search keys.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.kesher.values;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
