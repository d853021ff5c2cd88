@NamedInterface("files")
package io.kesher.db.files.tables;

import org.springframework.modulith.NamedInterface;
