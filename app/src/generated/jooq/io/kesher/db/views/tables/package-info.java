@NamedInterface("views")
package io.kesher.db.views.tables;

import org.springframework.modulith.NamedInterface;
