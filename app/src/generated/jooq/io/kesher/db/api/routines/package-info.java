@NamedInterface("api")
package io.kesher.db.api.routines;

import org.springframework.modulith.NamedInterface;
