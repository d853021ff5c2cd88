@NamedInterface("api")
package io.kesher.db.api.tables.records;

import org.springframework.modulith.NamedInterface;
