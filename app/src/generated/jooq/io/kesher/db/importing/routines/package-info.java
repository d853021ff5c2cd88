@NamedInterface("importing")
package io.kesher.db.importing.routines;

import org.springframework.modulith.NamedInterface;
