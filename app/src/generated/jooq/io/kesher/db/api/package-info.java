@NamedInterface("api")
package io.kesher.db.api;

import org.springframework.modulith.NamedInterface;
