@NamedInterface("api")
package io.kesher.db.api.tables;

import org.springframework.modulith.NamedInterface;
