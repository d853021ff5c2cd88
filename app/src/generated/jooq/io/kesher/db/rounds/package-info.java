@NamedInterface("rounds")
package io.kesher.db.rounds;

import org.springframework.modulith.NamedInterface;
