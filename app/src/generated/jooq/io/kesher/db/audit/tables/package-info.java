@NamedInterface("audit")
package io.kesher.db.audit.tables;

import org.springframework.modulith.NamedInterface;
