@NamedInterface("identity")
package io.kesher.db.identity.routines;

import org.springframework.modulith.NamedInterface;
