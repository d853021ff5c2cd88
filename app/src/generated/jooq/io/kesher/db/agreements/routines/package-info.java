@NamedInterface("agreements")
package io.kesher.db.agreements.routines;

import org.springframework.modulith.NamedInterface;
