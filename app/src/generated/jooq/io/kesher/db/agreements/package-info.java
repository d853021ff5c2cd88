@NamedInterface("agreements")
package io.kesher.db.agreements;

import org.springframework.modulith.NamedInterface;
