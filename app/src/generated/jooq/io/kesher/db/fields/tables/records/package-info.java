@NamedInterface("fields")
package io.kesher.db.fields.tables.records;

import org.springframework.modulith.NamedInterface;
