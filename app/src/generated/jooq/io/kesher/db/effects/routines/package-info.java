@NamedInterface("effects")
package io.kesher.db.effects.routines;

import org.springframework.modulith.NamedInterface;
