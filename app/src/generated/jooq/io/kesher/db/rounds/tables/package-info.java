@NamedInterface("rounds")
package io.kesher.db.rounds.tables;

import org.springframework.modulith.NamedInterface;
