@NamedInterface("interactions")
package io.kesher.db.interactions.tables;

import org.springframework.modulith.NamedInterface;
