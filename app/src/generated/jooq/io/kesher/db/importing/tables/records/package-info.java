@NamedInterface("importing")
package io.kesher.db.importing.tables.records;

import org.springframework.modulith.NamedInterface;
