@NamedInterface("interactions")
package io.kesher.db.interactions;

import org.springframework.modulith.NamedInterface;
