@NamedInterface("interactions")
package io.kesher.db.interactions.routines;

import org.springframework.modulith.NamedInterface;
