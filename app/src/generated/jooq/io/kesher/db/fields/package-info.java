@NamedInterface("fields")
package io.kesher.db.fields;

import org.springframework.modulith.NamedInterface;
