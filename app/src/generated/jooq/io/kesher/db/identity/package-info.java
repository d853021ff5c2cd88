@NamedInterface("identity")
package io.kesher.db.identity;

import org.springframework.modulith.NamedInterface;
