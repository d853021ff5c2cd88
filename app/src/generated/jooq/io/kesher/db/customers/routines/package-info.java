@NamedInterface("customers")
package io.kesher.db.customers.routines;

import org.springframework.modulith.NamedInterface;
