@NamedInterface("audit")
package io.kesher.db.audit.routines;

import org.springframework.modulith.NamedInterface;
