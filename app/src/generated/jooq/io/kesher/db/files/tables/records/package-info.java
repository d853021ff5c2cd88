@NamedInterface("files")
package io.kesher.db.files.tables.records;

import org.springframework.modulith.NamedInterface;
