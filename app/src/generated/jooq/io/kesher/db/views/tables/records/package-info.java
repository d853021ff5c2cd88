@NamedInterface("views")
package io.kesher.db.views.tables.records;

import org.springframework.modulith.NamedInterface;
