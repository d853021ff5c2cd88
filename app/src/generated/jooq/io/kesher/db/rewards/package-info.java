@NamedInterface("rewards")
package io.kesher.db.rewards;

import org.springframework.modulith.NamedInterface;
