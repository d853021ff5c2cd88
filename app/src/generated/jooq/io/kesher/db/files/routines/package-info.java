@NamedInterface("files")
package io.kesher.db.files.routines;

import org.springframework.modulith.NamedInterface;
