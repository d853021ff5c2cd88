@NamedInterface("customers")
package io.kesher.db.customers.tables.records;

import org.springframework.modulith.NamedInterface;
