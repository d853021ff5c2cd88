@NamedInterface("customers")
package io.kesher.db.customers.tables;

import org.springframework.modulith.NamedInterface;
