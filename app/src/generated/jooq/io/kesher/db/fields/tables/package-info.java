@NamedInterface("fields")
package io.kesher.db.fields.tables;

import org.springframework.modulith.NamedInterface;
