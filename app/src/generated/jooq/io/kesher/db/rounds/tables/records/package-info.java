@NamedInterface("rounds")
package io.kesher.db.rounds.tables.records;

import org.springframework.modulith.NamedInterface;
