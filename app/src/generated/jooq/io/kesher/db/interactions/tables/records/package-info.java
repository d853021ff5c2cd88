@NamedInterface("interactions")
package io.kesher.db.interactions.tables.records;

import org.springframework.modulith.NamedInterface;
