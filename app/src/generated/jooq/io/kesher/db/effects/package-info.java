@NamedInterface("effects")
package io.kesher.db.effects;

import org.springframework.modulith.NamedInterface;
