@NamedInterface("files")
package io.kesher.db.files;

import org.springframework.modulith.NamedInterface;
