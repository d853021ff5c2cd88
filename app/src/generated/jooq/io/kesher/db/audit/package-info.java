@NamedInterface("audit")
package io.kesher.db.audit;

import org.springframework.modulith.NamedInterface;
