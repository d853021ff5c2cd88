@NamedInterface("rewards")
package io.kesher.db.rewards.tables;

import org.springframework.modulith.NamedInterface;
