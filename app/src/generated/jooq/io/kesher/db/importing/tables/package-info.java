@NamedInterface("importing")
package io.kesher.db.importing.tables;

import org.springframework.modulith.NamedInterface;
