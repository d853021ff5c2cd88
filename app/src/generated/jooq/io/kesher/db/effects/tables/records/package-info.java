@NamedInterface("effects")
package io.kesher.db.effects.tables.records;

import org.springframework.modulith.NamedInterface;
