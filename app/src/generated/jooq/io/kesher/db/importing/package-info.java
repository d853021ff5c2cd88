@NamedInterface("importing")
package io.kesher.db.importing;

import org.springframework.modulith.NamedInterface;
