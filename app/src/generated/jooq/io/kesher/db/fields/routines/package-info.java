@NamedInterface("fields")
package io.kesher.db.fields.routines;

import org.springframework.modulith.NamedInterface;
