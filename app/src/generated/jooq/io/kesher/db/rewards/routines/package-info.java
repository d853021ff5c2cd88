@NamedInterface("rewards")
package io.kesher.db.rewards.routines;

import org.springframework.modulith.NamedInterface;
