@NamedInterface("rewards")
package io.kesher.db.rewards.tables.records;

import org.springframework.modulith.NamedInterface;
