@NamedInterface("customers")
package io.kesher.db.customers;

import org.springframework.modulith.NamedInterface;
