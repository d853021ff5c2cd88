@NamedInterface("identity")
package io.kesher.db.identity.tables;

import org.springframework.modulith.NamedInterface;
