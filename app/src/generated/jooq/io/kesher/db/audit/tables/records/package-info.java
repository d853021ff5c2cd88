@NamedInterface("audit")
package io.kesher.db.audit.tables.records;

import org.springframework.modulith.NamedInterface;
