@NamedInterface("effects")
package io.kesher.db.effects.tables;

import org.springframework.modulith.NamedInterface;
