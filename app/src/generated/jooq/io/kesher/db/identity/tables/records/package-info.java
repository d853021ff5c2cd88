@NamedInterface("identity")
package io.kesher.db.identity.tables.records;

import org.springframework.modulith.NamedInterface;
